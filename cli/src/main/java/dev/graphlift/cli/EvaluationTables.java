package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.graphlift.workspace.Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What an evaluation says about its projects: one row each, and their sums.
///
/// @param kept how many of them an earlier run had finished
record EvaluationTables(Profile profile, List<ProjectRow> rows, int kept) {
  EvaluationTables {
    rows = List.copyOf(rows);
  }

  private static final List<Column<ProjectRow>> COLUMNS = projectColumns();

  private static List<Column<ProjectRow>> projectColumns() {
    List<Column<ProjectRow>> columns = new ArrayList<>();
    columns.add(
        new Column<>("project", "the path as given on the command line", ProjectRow::project));
    columns.add(
        new Column<>(
            "failure",
            "why it could not be analysed; all further cells are blank then",
            row -> row.failure().orElse("")));
    ProjectRow.COLUMNS.forEach((name, meaning) ->
        columns.add(
            new Column<>(
                name, meaning, row -> ifAnalysed(row, r -> Long.toString(r.count(name))))));
    for (String stage : StageTimes.NAMES) {
      columns.add(
          new Column<>(
              stage + "_seconds",
              "how long this stage took" + StageTimes.note(stage),
              row -> ifAnalysed(row, r -> StageTimes.seconds(r.time(stage)))));
    }
    columns.add(
        new Column<>(
            "seconds",
            "the stages together",
            row -> ifAnalysed(row, r -> StageTimes.seconds(total(r.stages())))));
    return List.copyOf(columns);
  }

  private static String ifAnalysed(ProjectRow row, Function<ProjectRow, String> cell) {
    return row.failure().isPresent() ? "" : cell.apply(row);
  }

  /// The columns of `projects.csv`.
  static List<EvaluationTable.Described> columns() {
    return COLUMNS.stream()
        .map(column -> new EvaluationTable.Described(column.name(), column.meaning()))
        .toList();
  }

  /// The projects that could not be analysed.
  List<ProjectRow> failed() {
    return rows.stream().filter(row -> row.failure().isPresent()).toList();
  }

  /// The projects that were analysed.
  List<ProjectRow> analysed() {
    return rows.stream().filter(row -> row.failure().isEmpty()).toList();
  }

  /// What was done, in a sentence.
  String sentence() {
    Map<String, Long> sums = sums();
    return "Analysed %d of %s%s: %s, %s, %d hybrid, %s s."
        .formatted(
            analysed().size(),
            Summary.counted(rows.size(), "project"),
            kept == 0 ? "" : " (%d in an earlier run)".formatted(kept),
            Summary.counted(sums.getOrDefault("files", 0L), "file"),
            Summary.counted(sums.getOrDefault("functions", 0L), "function"),
            sums.getOrDefault("hybrid", 0L),
            StageTimes.seconds(total(stages())));
  }

  /// Writes `projects.csv`: a project that failed has its reason and otherwise empty cells.
  void csv(OutputStream out) throws IOException {
    StringBuilder lines = new StringBuilder(Csv.line(COLUMNS.stream().map(Column::name).toList()));
    for (ProjectRow row : rows) {
      lines.append(Csv.line(COLUMNS.stream().map(column -> column.cell().apply(row)).toList()));
    }
    out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Writes `summary.json`.
  void json(OutputStream out) throws IOException {
    try (JsonGenerator json = JsonText.indented(out)) {
      json.writeStartObject();
      json.writeStringField("graphlift", Version.number());
      json.writeStringField("profile", Keywords.word(profile));
      json.writeNumberField("projects", rows.size());
      json.writeNumberField("projects_of_earlier_runs", kept);
      json.writeArrayFieldStart("failed");
      for (ProjectRow row : failed()) {
        json.writeStartObject();
        json.writeStringField("project", row.project());
        json.writeStringField("reason", row.failure().orElse(""));
        json.writeEndObject();
      }
      json.writeEndArray();
      for (Map.Entry<String, Long> sum : sums().entrySet()) {
        json.writeNumberField(sum.getKey(), sum.getValue());
      }
      json.writeObjectFieldStart("seconds");
      Map<String, Duration> stages = stages();
      for (Map.Entry<String, Duration> stage : stages.entrySet()) {
        json.writeNumberField(stage.getKey(), stage.getValue().toMillis() / 1000.0);
      }
      json.writeNumberField("total", total(stages).toMillis() / 1000.0);
      json.writeEndObject();
      json.writeNumberField("peak_heap_bytes", peakHeap());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private Map<String, Long> sums() {
    Map<String, Long> sums = new LinkedHashMap<>();
    ProjectRow.COLUMNS.keySet().forEach(column -> sums.put(column, 0L));
    rows.forEach(row -> row.counts().forEach((column, n) -> sums.merge(column, n, Long::sum)));
    return sums;
  }

  private Map<String, Duration> stages() {
    Map<String, Duration> sums = new LinkedHashMap<>();
    StageTimes.NAMES.forEach(stage -> sums.put(stage, Duration.ZERO));
    rows.forEach(row -> row.stages().forEach((stage, t) -> sums.merge(stage, t, Duration::plus)));
    return sums;
  }

  private static Duration total(Map<String, Duration> stages) {
    return stages.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  /// An upper bound: the pools of the heap need not have peaked at the same time.
  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
