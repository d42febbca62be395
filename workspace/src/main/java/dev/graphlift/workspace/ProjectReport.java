package dev.graphlift.workspace;

import java.time.Duration;
import java.util.List;

/// The outcome of analysing one project: functions in file and line order, diagnostics likewise.
///
/// @param project the path as the user gave it
/// @param files the number of Python files read
/// @param lines the number of lines in them
public record ProjectReport(
    String project,
    int files,
    long lines,
    List<FunctionReport> functions,
    List<Diagnostic> diagnostics,
    Timing timing) {
  public ProjectReport {
    functions = List.copyOf(functions);
    diagnostics = List.copyOf(diagnostics);
  }

  /// The same about one function alone.
  ProjectReport about(FunctionLines lines) {
    return new ProjectReport(
        project,
        files,
        this.lines,
        functions.stream().filter(lines::isOf).toList(),
        diagnostics.stream().filter(lines::holds).toList(),
        timing);
  }

  /// Wall time by stage.
  public record Timing(Duration read, Duration parse, Duration analyse, Duration judge) {}
}
