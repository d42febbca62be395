package dev.graphlift.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// Runs a command again each time the files that it reads have changed, until it is interrupted.
///
/// Files are asked about by content, again and again: that works on every file system, and what is
/// saved without a change does nothing.
///
/// @param terminal cleared before each run where a person watches it
/// @param state tells of the files; equal as long as nothing changed
record Watch(Terminal terminal, Supplier<List<String>> state) {
  private static final byte[] CLEAR = "\033[H\033[2J\033[3J".getBytes(StandardCharsets.UTF_8);
  private static final Duration PAUSE = Duration.ofMillis(300);

  /// Asking is to take no more than a tenth of the time.
  private static final int PART = 10;

  /// Runs the command first and then after each change.
  ExitStatus run(Supplier<ExitStatus> command) {
    ExitStatus status;
    List<String> before;
    do {
      before = state.get();
      clear();
      status = command.get();
      terminal.err().println("Waiting for changes; Ctrl-C ends it.");
    } while (changes(before));
    return status;
  }

  /// Waits for a change; no longer when interrupted.
  private boolean changes(List<String> before) {
    Duration pause = PAUSE;
    while (true) {
      try {
        Thread.sleep(pause);
      } catch (InterruptedException _) {
        return false;
      }
      long started = System.nanoTime();
      if (!state.get().equals(before)) {
        return true;
      }
      Duration asking = Duration.ofNanos(System.nanoTime() - started).multipliedBy(PART);
      pause = asking.compareTo(PAUSE) > 0 ? asking : PAUSE;
    }
  }

  private void clear() {
    if (terminal.interactive().contains(Terminal.Stream.OUT)) {
      Destination.standardOutput(terminal).write(out -> out.write(CLEAR));
    }
  }
}
