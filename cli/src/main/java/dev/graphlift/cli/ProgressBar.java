package dev.graphlift.cli;

import dev.graphlift.workspace.Progress;
import picocli.CommandLine.ParseResult;

/// Says how far the analysis of the paths of one command is.
record ProgressBar(StatusLine line) implements Progress, AutoCloseable {
  static ProgressBar start(ParseResult parsed, Terminal terminal) {
    return new ProgressBar(StatusLine.start(parsed, terminal));
  }

  @Override
  public void report(Stage stage, int done, int total) {
    line.show(() -> {
      String count = total <= 0 ? Integer.toString(done) : done + "/" + total;
      return StatusLine.bar(done, total) + " " + word(stage) + " " + count;
    });
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
  public void close() {
    line.close();
  }
}
