package dev.graphlift.cli;

import dev.graphlift.cli.CommonOptions.Verbosity;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Supplier;
import picocli.CommandLine.ParseResult;

/// A line on standard error that says how far a run is, for people who have waited a second.
final class StatusLine implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration BETWEEN_UPDATES = Duration.ofMillis(100);
  private static final int CELLS = 30;
  private static final String ERASE_LINE = "\r\033[2K";

  private final PrintStream err;
  private final Showing showing;
  private long nextUpdate = System.nanoTime() + PATIENCE.toNanos();
  private boolean drawn;

  private enum Showing {
    ON,
    OFF
  }

  private StatusLine(PrintStream err, Showing showing) {
    this.err = err;
    this.showing = showing;
  }

  /// A line that shows only where a person watches and none of the options speaks against it.
  static StatusLine start(ParseResult parsed, Terminal terminal) {
    boolean wanted =
        terminal.interactive().contains(Terminal.Stream.ERR)
            && !parsed.hasMatchedOption("--no-progress")
            && CommonOptions.of(parsed, terminal).verbosity() != Verbosity.QUIET;
    return new StatusLine(terminal.err(), wanted ? Showing.ON : Showing.OFF);
  }

  /// Shows what the run is doing, unless it was shown a moment ago.
  synchronized void show(Supplier<String> text) {
    long now = System.nanoTime();
    if (showing == Showing.OFF || now - nextUpdate < 0) {
      return;
    }
    nextUpdate = now + BETWEEN_UPDATES.toNanos();
    err.print(ERASE_LINE + text.get());
    err.flush();
    drawn = true;
  }

  /// A bar that is filled as far as the work is done.
  static String bar(long done, long total) {
    int full = total <= 0 ? 0 : (int) Math.clamp((double) done * CELLS / total, 0, CELLS);
    return "█".repeat(full) + "░".repeat(CELLS - full);
  }

  /// Prints a line that stays, above this one.
  synchronized void print(String line) {
    close();
    err.println(line);
  }

  @Override
  public synchronized void close() {
    if (drawn) {
      err.print(ERASE_LINE);
      err.flush();
      drawn = false;
    }
  }
}
