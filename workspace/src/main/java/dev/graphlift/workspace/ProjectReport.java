package dev.graphlift.workspace;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

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

  /// The same about some functions and diagnostics alone.
  ProjectReport about(Predicate<FunctionReport> function, Predicate<Diagnostic> diagnostic) {
    return new ProjectReport(
        project,
        files,
        lines,
        functions.stream().filter(function).toList(),
        diagnostics.stream().filter(diagnostic).toList(),
        timing);
  }

  /// The same with other diagnostics.
  public ProjectReport with(List<Diagnostic> others) {
    return new ProjectReport(project, files, lines, functions, others, timing);
  }

  /// The same, found without any work.
  public ProjectReport replayed() {
    return new ProjectReport(project, files, lines, functions, diagnostics, Timing.NONE);
  }

  /// Wall time by stage.
  public record Timing(Duration read, Duration parse, Duration analyse, Duration judge) {
    /// None at all.
    public static final Timing NONE =
        new Timing(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }
}
