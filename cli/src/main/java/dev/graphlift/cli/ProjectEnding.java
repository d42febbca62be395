package dev.graphlift.cli;

/// How one project of an evaluation ended.
sealed interface ProjectEnding {
  /// Its results are kept.
  ///
  /// @param origin whether this run found them out
  record Finished(ProjectRow row, Origin origin) implements ProjectEnding {}

  /// It could not be analysed.
  record Failed(String reason) implements ProjectEnding {}

  /// There was no memory left, as far as is known for other projects in work beside it.
  record OutOfMemory() implements ProjectEnding {}

  /// Which run found out the results of a project.
  enum Origin {
    THIS_RUN,
    EARLIER_RUN
  }
}
