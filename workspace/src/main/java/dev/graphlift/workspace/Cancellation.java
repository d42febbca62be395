package dev.graphlift.workspace;

import java.util.concurrent.CancellationException;

/// Tells a run to stop. Asked often and from any thread, so it has to be cheap.
///
/// A run that is told to stop ends with a [CancellationException] and no result.
@FunctionalInterface
public interface Cancellation {
  /// The run goes to its end.
  static Cancellation never() {
    return () -> false;
  }

  /// Whether to stop.
  boolean requested();

  /// Stops here if asked to.
  default void check() {
    if (requested()) {
      throw new CancellationException();
    }
  }
}
