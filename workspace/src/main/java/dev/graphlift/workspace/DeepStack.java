package dev.graphlift.workspace;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// Runs work that calls as deep as the analysed program nests.
final class DeepStack {
  /// Calls nest in the analysed program as deep as in a run of it, and each level takes a few dozen
  /// frames here; only what is used is paid for.
  private static final long SIZE = 1L << 30;

  private DeepStack() {}

  /// How work ended.
  sealed interface Outcome<T> {
    record Done<T>(T result) implements Outcome<T> {}

    record Failed<T>(Throwable failure) implements Outcome<T> {}
  }

  /// @throws CancellationException when interrupted
  static <T> Outcome<T> run(Supplier<T> work) {
    AtomicReference<Outcome<T>> outcome = new AtomicReference<>();
    Thread thread =
        Thread.ofPlatform()
            .name("analysing")
            .stackSize(SIZE)
            .unstarted(() -> {
              try {
                outcome.set(new Outcome.Done<>(work.get()));
              } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
                outcome.set(new Outcome.Failed<>(bug));
              }
            });
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
    Outcome<T> result = outcome.get();
    return result == null ? new Outcome.Failed<>(new IllegalStateException("no result")) : result;
  }
}
