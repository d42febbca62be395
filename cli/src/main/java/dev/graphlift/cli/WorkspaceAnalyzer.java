package dev.graphlift.cli;

/// The analysis of the workspace behind the commands.
final class WorkspaceAnalyzer implements Analyzer {
  @Override
  public Outcome analyse(Request request, Progress progress) {
    return new Outcome.Refused("the analysis is not part of this build");
  }
}
