package dev.graphlift.cli;

import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.Diagnostic.Span;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A table for spreadsheets, one row a diagnostic. Source: RFC 4180.
final class CsvFormat {
  private static final List<String> COLUMNS =
      List.of(
          "filename",
          "row",
          "column",
          "end_row",
          "end_column",
          "code",
          "severity",
          "message",
          "fixable");

  private CsvFormat() {}

  static void write(List<Findings> projects, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    text.write(Csv.line(COLUMNS));
    for (Findings findings : projects) {
      for (Diagnostic diagnostic : findings.report().diagnostics()) {
        text.write(Csv.line(cells(findings, diagnostic)));
      }
    }
    text.flush();
  }

  private static List<String> cells(Findings findings, Diagnostic diagnostic) {
    Span span = diagnostic.span();
    return List.of(
        findings.path(span.file()),
        Integer.toString(span.line()),
        Integer.toString(span.column()),
        Integer.toString(span.endLine()),
        Integer.toString(span.endColumn()),
        diagnostic.code(),
        Severities.word(diagnostic.severity()),
        diagnostic.message(),
        Boolean.toString(diagnostic.fixable()));
  }
}
