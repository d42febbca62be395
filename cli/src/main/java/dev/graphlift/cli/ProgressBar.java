package dev.graphlift.cli;

import dev.graphlift.cli.CommonOptions.Verbosity;
import java.io.PrintStream;
import java.time.Duration;
import picocli.CommandLine.ParseResult;

/// A line on standard error that says how far the analysis is, for people who have waited a second.
final class ProgressBar implements Analyzer.Progress, AutoCloseable {
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

  private ProgressBar(PrintStream err, Showing showing) {
    this.err = err;
    this.showing = showing;
  }

  /// A bar that shows only where a person watches and none of the options speaks against it.
  static ProgressBar start(ParseResult parsed, Terminal terminal) {
    boolean wanted =
        terminal.interactive().contains(Terminal.Stream.ERR)
            && !parsed.hasMatchedOption("--no-progress")
            && CommonOptions.of(parsed, terminal).verbosity() != Verbosity.QUIET;
    return new ProgressBar(terminal.err(), wanted ? Showing.ON : Showing.OFF);
  }

  @Override
  public synchronized void advanced(String stage, int done, int total) {
    long now = System.nanoTime();
    if (showing == Showing.OFF || now - nextUpdate < 0) {
      return;
    }
    nextUpdate = now + BETWEEN_UPDATES.toNanos();
    int full = total <= 0 ? 0 : Math.clamp((long) done * CELLS / total, 0, CELLS);
    String bar = "█".repeat(full) + "░".repeat(CELLS - full);
    err.print(ERASE_LINE + bar + " " + Printable.text(stage) + " " + done + "/" + total);
    err.flush();
    drawn = true;
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
