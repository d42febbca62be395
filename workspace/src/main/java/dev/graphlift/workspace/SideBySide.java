package dev.graphlift.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// Does independent pieces of work on a few threads, begun in the order given.
public final class SideBySide {
  private SideBySide() {}

  /// Does all of them. When one throws, those not yet begun are left and the exception comes out
  /// here. A piece that runs out of stack or memory is left where it is and costs no other piece
  /// its turn.
  ///
  /// @throws CancellationException when interrupted
  public static <T> void each(List<T> pieces, int threads, Consumer<T> work) {
    Queue<T> left = new ConcurrentLinkedQueue<>(pieces);
    Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    List<Thread> crew = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, pieces.size()); i++) {
      crew.add(
          Thread.ofPlatform()
              .name("project-", i)
              .daemon()
              .start(() -> workThrough(left, failures, work)));
    }
    try {
      for (Thread thread : crew) {
        thread.join();
      }
    } catch (InterruptedException stop) {
      left.clear();
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
    RuntimeException failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
  }

  private static <T> void workThrough(
      Queue<T> left, Queue<RuntimeException> failures, Consumer<T> work) {
    for (T piece = left.poll(); piece != null && failures.isEmpty(); piece = left.poll()) {
      try {
        work.accept(piece);
      } catch (RuntimeException failure) {
        failures.add(failure);
      } catch (StackOverflowError | OutOfMemoryError _) {
        // The caller sees that this piece has no result.
      }
    }
  }
}
