package dev.graphlift.cli;

import dev.graphlift.cli.Summary.Standing;
import dev.graphlift.workspace.Diagnostic.Severity;
import dev.graphlift.workspace.FunctionReport;
import dev.graphlift.workspace.ProjectReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
  /// The columns of the counts.
  static final List<String> COLUMNS =
      Stream.of(
              Stream.of("files", "lines", "functions", "hybrid"),
              Stream.of(Standing.values()).map(ProjectRow::column),
              Stream.of("diagnostics"),
              Stream.of(Severity.values()).map(ProjectRow::column))
          .flatMap(names -> names)
          .toList();

  /// A project that was analysed.
  static ProjectRow of(String project, ProjectReport report) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("files", (long) report.files());
    counts.put("lines", report.lines());
    counts.put("functions", (long) report.functions().size());
    counts.put("hybrid", report.functions().stream().filter(FunctionReport::hybrid).count());
    for (Standing standing : Standing.values()) {
      counts.put(column(standing), Summary.count(report.functions(), standing));
    }
    Map<Severity, Long> severities = new EnumMap<>(Severity.class);
    report.diagnostics().forEach(d -> severities.merge(d.severity(), 1L, Long::sum));
    counts.put("diagnostics", (long) report.diagnostics().size());
    for (Severity severity : Severity.values()) {
      counts.put(column(severity), severities.getOrDefault(severity, 0L));
    }
    return new ProjectRow(project, Optional.empty(), counts, StageTimes.byStage(report.timing()));
  }

  private static String column(Standing standing) {
    return standing.name().toLowerCase(Locale.ROOT);
  }

  private static String column(Severity severity) {
    return Severities.word(severity) + "s";
  }

  /// A project that could not be analysed.
  static ProjectRow failed(String project, String reason) {
    return new ProjectRow(project, Optional.of(reason), Map.of(), Map.of());
  }

  /// The row of an analysed project as text: its counts, then its times in nanoseconds.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    COLUMNS.forEach(column -> lines.add(Long.toString(counts.getOrDefault(column, 0L))));
    StageTimes.NAMES.forEach(
        stage -> lines.add(Long.toString(stages.getOrDefault(stage, Duration.ZERO).toNanos())));
    return lines;
  }

  /// Reads such lines back; empty if they are none.
  static Optional<ProjectRow> read(String project, List<String> lines) {
    boolean whole =
        lines.size() == COLUMNS.size() + StageTimes.NAMES.size()
            && lines.stream().allMatch(line -> line.matches("[0-9]{1,18}"));
    if (!whole) {
      return Optional.empty();
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    Map<String, Duration> stages = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      long number = Long.parseLong(lines.get(i));
      if (i < COLUMNS.size()) {
        counts.put(COLUMNS.get(i), number);
      } else {
        stages.put(StageTimes.NAMES.get(i - COLUMNS.size()), Duration.ofNanos(number));
      }
    }
    return Optional.of(new ProjectRow(project, Optional.empty(), counts, stages));
  }
}
