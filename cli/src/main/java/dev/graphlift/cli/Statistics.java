package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.graphlift.workspace.Diagnostic;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How often each rule was reported, the most frequent first.
///
/// @param rows one for each rule
record Statistics(List<Row> rows) {
  Statistics {
    rows = List.copyOf(rows);
  }

  /// One rule.
  ///
  /// @param fixable how many of its findings have a safe fix
  record Row(String code, long count, long fixable) {}

  static Statistics of(List<Findings> projects) {
    Map<String, Row> rows = new TreeMap<>();
    for (Findings findings : projects) {
      for (Diagnostic diagnostic : findings.report().diagnostics()) {
        long fixable = diagnostic.fixable() ? 1 : 0;
        rows.merge(
            diagnostic.code(),
            new Row(diagnostic.code(), 1, fixable),
            (one, other) ->
                new Row(one.code(), one.count() + other.count(), one.fixable() + other.fixable()));
      }
    }
    List<Row> sorted = new ArrayList<>(rows.values());
    sorted.sort(Comparator.comparingLong(Row::count).reversed().thenComparing(Row::code));
    return new Statistics(sorted);
  }

  /// Writes a line for each: `[*]` where all have a safe fix, `[-]` where some do.
  void text(OutputStream out) throws IOException {
    int digits = rows.isEmpty() ? 1 : String.valueOf(rows.getFirst().count()).length();
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      String mark = row.fixable() == 0 ? "[ ]" : row.fixable() == row.count() ? "[*]" : "[-]";
      String count = String.valueOf(row.count());
      text.repeat(' ', digits - count.length()).append(count);
      text.append('\t').append(mark).append(' ').append(row.code()).append('\n');
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Writes an array of objects.
  void json(OutputStream out) throws IOException {
    try (JsonGenerator json = JsonText.indented(out)) {
      json.writeStartArray();
      for (Row row : rows) {
        json.writeStartObject();
        json.writeStringField("code", row.code());
        json.writeNumberField("count", row.count());
        json.writeBooleanField("fixable", row.fixable() == row.count());
        json.writeNumberField("fixable_count", row.fixable());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeRaw('\n');
    }
  }
}
