package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.Diagnostic.Related;
import dev.graphlift.workspace.Diagnostic.Span;
import dev.graphlift.workspace.FunctionReport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// The format for programs: diagnostics in the fields that checkers of Python use, and every
/// function with its verdict.
final class JsonFormat {
  private final List<Findings> projects;
  private final JsonGenerator json;

  private JsonFormat(List<Findings> projects, JsonGenerator json) {
    this.projects = projects;
    this.json = json;
  }

  static void write(List<Findings> projects, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonText.indented(out)) {
      new JsonFormat(projects, json).document();
      json.writeRaw('\n');
    }
  }

  /// Writes the diagnostics alone, one object a line.
  static void writeLines(List<Findings> projects, OutputStream out) throws IOException {
    boolean any = false;
    try (JsonGenerator json = JsonText.lines(out)) {
      JsonFormat format = new JsonFormat(projects, json);
      for (Findings findings : projects) {
        for (Diagnostic diagnostic : findings.report().diagnostics()) {
          format.diagnostic(findings, diagnostic);
          any = true;
        }
      }
      json.writeRaw(any ? "\n" : "");
    }
  }

  private void document() throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("diagnostics");
    for (Findings findings : projects) {
      for (Diagnostic diagnostic : findings.report().diagnostics()) {
        diagnostic(findings, diagnostic);
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("functions");
    for (Findings findings : projects) {
      for (FunctionReport function : findings.report().functions()) {
        FunctionJson.write(findings.report().project(), function, json);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void diagnostic(Findings findings, Diagnostic diagnostic) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", diagnostic.code());
    json.writeStringField("severity", Severities.word(diagnostic.severity()));
    json.writeStringField("message", diagnostic.message());
    span(findings, diagnostic.span());
    json.writeBooleanField("fixable", diagnostic.fixable());
    fix(findings, diagnostic);
    json.writeArrayFieldStart("related");
    for (Related related : diagnostic.related()) {
      json.writeStartObject();
      json.writeStringField("message", related.message());
      span(findings, related.span());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void fix(Findings findings, Diagnostic diagnostic) throws IOException {
    if (diagnostic.fix().isEmpty()) {
      json.writeNullField("fix");
      return;
    }
    Diagnostic.Fix fix = diagnostic.fix().get();
    json.writeObjectFieldStart("fix");
    json.writeStringField("applicability", Keywords.word(fix.applicability()));
    json.writeStringField("message", fix.title());
    json.writeArrayFieldStart("assumptions");
    for (String assumption : fix.assumptions()) {
      json.writeString(assumption);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("edits");
    for (Diagnostic.Change change : fix.changes()) {
      json.writeStartObject();
      json.writeStringField("content", change.content());
      span(findings, change.span());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void span(Findings findings, Span span) throws IOException {
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
