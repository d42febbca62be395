package dev.graphlift.bench.fuzz;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// Notices inputs that take too long, while they run.
final class Watchdog {
  /// So many times its limit, and an input counts as hanging: the run ends.
  private static final int HANGING = 12;

  private final Duration limit;
  private final PrintStream err;
  private final Runnable hanging;
  private final AtomicReference<Running> current = new AtomicReference<>(Running.NOTHING);

  /// @param hanging told when an input does not end
  Watchdog(Duration limit, PrintStream err, Runnable hanging) {
    this.limit = limit;
    this.err = err;
    this.hanging = hanging;
  }

  private record Running(long number, long started) {
    static final Running NOTHING = new Running(-1, 0);
  }

  /// From now on this input runs.
  void starts(FuzzInput input) {
    current.set(new Running(input.number(), System.nanoTime()));
  }

  /// Watches until the process ends.
  void watch() {
    Thread.ofPlatform().name("watchdog").daemon().start(this::run);
  }

  private void run() {
    long told = -1;
    while (true) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException _) {
        return;
      }
      Running running = current.get();
      if (running.number() < 0) {
        continue;
      }
      Duration taken = Duration.ofNanos(System.nanoTime() - running.started());
      if (taken.compareTo(limit) > 0 && told != running.number()) {
        told = running.number();
        err.printf("input %d takes more than %d s, at%n", told, limit.toSeconds());
        printStacks();
      }
      if (taken.compareTo(limit.multipliedBy(HANGING)) > 0) {
        hanging.run();
        return;
      }
    }
  }

  private void printStacks() {
    for (Map.Entry<Thread, StackTraceElement[]> thread : Thread.getAllStackTraces().entrySet()) {
      if (thread.getKey().getName().matches("analysing|reading.*")) {
        StackTraceElement[] frames = thread.getValue();
        for (int i = 0; i < Math.min(25, frames.length); i++) {
          err.println("    " + frames[i]);
        }
      }
    }
  }
}
