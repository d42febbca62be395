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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an evaluation says about its projects: one row each, and their sums.
record EvaluationTables(Profile profile, List<ProjectRow> rows) {
  EvaluationTables {
    rows = List.copyOf(rows);
  }

  /// The projects that could not be analysed.
  List<ProjectRow> failed() {
    return rows.stream().filter(row -> row.failure().isPresent()).toList();
  }

  /// What was done, in a sentence.
  String sentence() {
    Map<String, Long> sums = sums();
    return "Analysed %d of %s: %s, %s, %d hybrid, %s s."
        .formatted(
            rows.size() - failed().size(),
            Summary.counted(rows.size(), "project"),
            Summary.counted(sums.getOrDefault("files", 0L), "file"),
            Summary.counted(sums.getOrDefault("functions", 0L), "function"),
            sums.getOrDefault("hybrid", 0L),
            StageTimes.seconds(total(stages())));
  }

  /// Writes `projects.csv`: a project that failed has its reason and otherwise empty cells.
  void csv(OutputStream out) throws IOException {
    List<String> columns = List.copyOf(sums().keySet());
    List<String> lines = new ArrayList<>();
    lines.add(
        Stream.of(
                Stream.of("project", "failure"),
                columns.stream(),
                StageTimes.NAMES.stream().map(stage -> stage + "_seconds"),
                Stream.of("seconds"))
            .flatMap(names -> names)
            .collect(Collectors.joining(",")));
    rows.forEach(row -> lines.add(row(row, columns)));
    out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String row(ProjectRow row, List<String> columns) {
    List<String> cells = new ArrayList<>();
    cells.add(cell(row.project()));
    cells.add(cell(row.failure().orElse("")));
    if (row.failure().isPresent()) {
      cells.addAll(Collections.nCopies(columns.size() + StageTimes.NAMES.size() + 1, ""));
      return String.join(",", cells);
    }
    columns.forEach(column -> cells.add(Long.toString(row.counts().getOrDefault(column, 0L))));
    StageTimes.NAMES.forEach(
        stage -> cells.add(StageTimes.seconds(row.stages().getOrDefault(stage, Duration.ZERO))));
    cells.add(StageTimes.seconds(total(row.stages())));
    return String.join(",", cells);
  }

  /// Writes `summary.json`.
  void json(OutputStream out) throws IOException {
    try (JsonGenerator json = JsonText.indented(out)) {
      json.writeStartObject();
      json.writeStringField("graphlift", Version.number());
      json.writeStringField("profile", Keywords.word(profile));
      json.writeNumberField("projects", rows.size());
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
    rows.forEach(row -> row.counts().forEach((column, n) -> sums.merge(column, n, Long::sum)));
    return sums;
  }

  private Map<String, Duration> stages() {
    Map<String, Duration> sums = new LinkedHashMap<>();
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

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
