package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.Diagnostic.Related;
import dev.graphlift.workspace.Diagnostic.Span;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/// The format of reviewdog. Source: its schema `reviewdog.rdf.DiagnosticResult`.
final class RdjsonFormat {
  private final JsonGenerator json;

  private RdjsonFormat(JsonGenerator json) {
    this.json = json;
  }

  static void write(List<Findings> projects, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonText.indented(out)) {
      new RdjsonFormat(json).document(projects);
      json.writeRaw('\n');
    }
  }

  private void document(List<Findings> projects) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("source");
    json.writeStringField("name", "graphlift");
    json.writeEndObject();
    json.writeStringField("severity", "WARNING");
    json.writeArrayFieldStart("diagnostics");
    for (Findings findings : projects) {
      for (Diagnostic diagnostic : findings.report().diagnostics()) {
        diagnostic(findings, diagnostic);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void diagnostic(Findings findings, Diagnostic diagnostic) throws IOException {
    json.writeStartObject();
    json.writeStringField("message", diagnostic.message());
    location(findings, diagnostic.span());
    json.writeStringField(
        "severity", Severities.word(diagnostic.severity()).toUpperCase(Locale.ROOT));
    json.writeObjectFieldStart("code");
    json.writeStringField("value", diagnostic.code());
    json.writeEndObject();
    if (!diagnostic.related().isEmpty()) {
      json.writeArrayFieldStart("related_locations");
      for (Related related : diagnostic.related()) {
        json.writeStartObject();
        json.writeStringField("message", related.message());
        location(findings, related.span());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void location(Findings findings, Span span) throws IOException {
    json.writeObjectFieldStart("location");
    json.writeStringField("path", findings.path(span.file()));
    json.writeObjectFieldStart("range");
    position("start", span.line(), span.column());
    position("end", span.endLine(), span.endColumn());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void position(String field, int line, int column) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeNumberField("line", line);
    json.writeNumberField("column", column);
    json.writeEndObject();
  }
}
