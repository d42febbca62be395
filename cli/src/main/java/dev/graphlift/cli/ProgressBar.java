package dev.graphlift.cli;

import dev.graphlift.cli.CommonOptions.Verbosity;
import dev.graphlift.workspace.Progress;
import java.io.PrintStream;
import java.time.Duration;
import picocli.CommandLine.ParseResult;

/// A line on standard error that says how far the analysis is, for people who have waited a second.
final class ProgressBar implements Progress, AutoCloseable {
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
  public synchronized void report(Stage stage, int done, int total) {
    long now = System.nanoTime();
    if (showing == Showing.OFF || now - nextUpdate < 0) {
      return;
    }
    nextUpdate = now + BETWEEN_UPDATES.toNanos();
    int full = total <= 0 ? 0 : Math.clamp((long) done * CELLS / total, 0, CELLS);
    String bar = "█".repeat(full) + "░".repeat(CELLS - full);
    String count = total <= 0 ? Integer.toString(done) : done + "/" + total;
    err.print(ERASE_LINE + bar + " " + word(stage) + " " + count);
    err.flush();
    drawn = true;
  }

  private static String word(Stage stage) {
    return switch (stage) {
      case FIND -> "looking for files";
      case READ -> "reading";
      case ANALYSE -> "analysing";
      case JUDGE -> "judging";
    };
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
