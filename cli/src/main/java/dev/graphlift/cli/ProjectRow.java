package dev.graphlift.cli;

import dev.graphlift.cli.Summary.Standing;
import dev.graphlift.workspace.Diagnostic.Severity;
import dev.graphlift.workspace.FunctionReport;
import dev.graphlift.workspace.ProjectReport;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What an evaluation keeps of one project.
///
/// @param failure why the project could not be analysed; empty when it was
/// @param counts numbers by their column in `projects.csv`, in its order
/// @param stages time by stage
record ProjectRow(
    String project,
    Optional<String> failure,
    Map<String, Long> counts,
    Map<String, Duration> stages) {
  /// A project that was analysed.
  static ProjectRow of(String project, ProjectReport report) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("files", (long) report.files());
    counts.put("lines", report.lines());
    counts.put("functions", (long) report.functions().size());
    counts.put("hybrid", report.functions().stream().filter(FunctionReport::hybrid).count());
    for (Standing standing : Standing.values()) {
      counts.put(
          standing.name().toLowerCase(Locale.ROOT), Summary.count(report.functions(), standing));
    }
    Map<Severity, Long> severities = new EnumMap<>(Severity.class);
    report.diagnostics().forEach(d -> severities.merge(d.severity(), 1L, Long::sum));
    counts.put("diagnostics", (long) report.diagnostics().size());
    for (Severity severity : Severity.values()) {
      counts.put(Severities.word(severity) + "s", severities.getOrDefault(severity, 0L));
    }
    return new ProjectRow(project, Optional.empty(), counts, StageTimes.byStage(report.timing()));
  }

  /// A project that could not be analysed.
  static ProjectRow failed(String project, String reason) {
    return new ProjectRow(project, Optional.of(reason), Map.of(), Map.of());
  }
}
