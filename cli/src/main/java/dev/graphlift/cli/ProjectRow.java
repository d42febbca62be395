package dev.graphlift.cli;

import dev.graphlift.cli.Summary.Standing;
import dev.graphlift.workspace.Diagnostic.Severity;
import dev.graphlift.workspace.FunctionReport;
import dev.graphlift.workspace.ProjectReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
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
  /// The columns of the counts, each with what it counts.
  static final Map<String, String> COLUMNS = columns();

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("files", "Python files that were read");
    columns.put("lines", "lines in them");
    columns.put("functions", "function definitions");
    columns.put("hybrid", "functions that run as graphs");
    for (Standing standing : Standing.values()) {
      columns.put(
          column(standing),
          switch (standing) {
            case ALREADY_GRAPH -> "functions that run as graphs, and rightly so";
            case TAKE_BACK -> "functions that run as graphs and should not";
            case READY -> "functions that could run as graphs";
            case HELD_BACK -> "eager functions that something stands in the way of";
            case UNDECIDED -> "eager functions of which it cannot be told";
          });
    }
    columns.put("diagnostics", "what was said about the project");
    for (Severity severity : Severity.values()) {
      columns.put(column(severity), "those of severity " + Severities.word(severity));
    }
    return Collections.unmodifiableMap(columns);
  }

  long count(String column) {
    return counts.getOrDefault(column, 0L);
  }

  Duration time(String stage) {
    return stages.getOrDefault(stage, Duration.ZERO);
  }

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
    COLUMNS.keySet().forEach(column -> lines.add(Long.toString(count(column))));
    StageTimes.NAMES.forEach(stage -> lines.add(Long.toString(time(stage).toNanos())));
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
    List<String> columns = List.copyOf(COLUMNS.keySet());
    Map<String, Long> counts = new LinkedHashMap<>();
    Map<String, Duration> stages = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      long number = Long.parseLong(lines.get(i));
      if (i < columns.size()) {
        counts.put(columns.get(i), number);
      } else {
        stages.put(StageTimes.NAMES.get(i - columns.size()), Duration.ofNanos(number));
      }
    }
    return Optional.of(new ProjectRow(project, Optional.empty(), counts, stages));
  }
}
