package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.Diagnostic.Related;
import dev.graphlift.workspace.Diagnostic.Span;
import dev.graphlift.workspace.FunctionReport;
import java.io.IOException;
import java.io.OutputStream;

/// The format for programs: diagnostics in the fields that checkers of Python use, and every
/// function with its verdict.
final class JsonFormat {
  private final Findings findings;
  private final JsonGenerator json;

  private JsonFormat(Findings findings, JsonGenerator json) {
    this.findings = findings;
    this.json = json;
  }

  static void write(Findings findings, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonText.indented(out)) {
      new JsonFormat(findings, json).document();
      json.writeRaw('\n');
    }
  }

  private void document() throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("diagnostics");
    for (Diagnostic diagnostic : findings.report().diagnostics()) {
      diagnostic(diagnostic);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("functions");
    for (FunctionReport function : findings.report().functions()) {
      FunctionJson.write(findings.report().project(), function, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void diagnostic(Diagnostic diagnostic) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", diagnostic.code());
    json.writeStringField("severity", Severities.word(diagnostic.severity()));
    json.writeStringField("message", diagnostic.message());
    span(diagnostic.span());
    json.writeBooleanField("fixable", diagnostic.fixable());
    json.writeArrayFieldStart("related");
    for (Related related : diagnostic.related()) {
      json.writeStartObject();
      json.writeStringField("message", related.message());
      span(related.span());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void span(Span span) throws IOException {
    json.writeStringField("filename", findings.path(span.file()));
    position("location", span.line(), span.column());
    position("end_location", span.endLine(), span.endColumn());
  }

  private void position(String field, int row, int column) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeNumberField("row", row);
    json.writeNumberField("column", column);
    json.writeEndObject();
  }
}
