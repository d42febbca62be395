package dev.graphlift.workspace;

/// Hears how far a run has come. Called often and from any thread, so it has to be cheap.
@FunctionalInterface
public interface Progress {
  /// Nobody listens.
  static Progress silent() {
    return (_, _, _) -> {};
  }

  /// So many steps of a stage are done.
  ///
  /// @param total 0 while nobody knows
  void report(Stage stage, int done, int total);

  /// Hears of a failure that is a bug of ours, besides the diagnostic about it.
  default void failed(Throwable bug) {}

  /// What a run does, in this order.
  enum Stage {
    /// Looking for files; counts those found.
    FIND,
    /// Reading and parsing them.
    READ,
    /// Working out what the program means.
    ANALYSE,
    /// Deciding what to report.
    JUDGE
  }
}
