package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.graphlift.source.LineIndex;
import dev.graphlift.source.SourceText;
import dev.graphlift.source.TextRange;
import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.Diagnostic.Change;
import dev.graphlift.workspace.Diagnostic.Related;
import dev.graphlift.workspace.Diagnostic.Span;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
    if (isSuggestion(diagnostic)) {
      suggestion(findings, diagnostic.fix().orElseThrow().changes().getFirst());
    }
    json.writeEndObject();
  }

  /// Whether the fix can be taken over as it is: suggestions are taken over one by one and without
  /// a word about assumptions, so only a safe fix in one piece is one.
  private static boolean isSuggestion(Diagnostic diagnostic) {
    return diagnostic.fixable()
        && diagnostic.fix().filter(fix -> fix.changes().size() == 1).isPresent();
  }

  private void suggestion(Findings findings, Change change) throws IOException {
    json.writeArrayFieldStart("suggestions");
    json.writeStartObject();
    range(findings, change.span());
    json.writeStringField("text", change.content());
    json.writeEndObject();
    json.writeEndArray();
  }

  private void location(Findings findings, Span span) throws IOException {
    json.writeObjectFieldStart("location");
    json.writeStringField("path", findings.path(span.file()));
    range(findings, span);
    json.writeEndObject();
  }

  private void range(Findings findings, Span span) throws IOException {
    json.writeObjectFieldStart("range");
    position("start", span.line(), column(findings, span, span.line(), span.column()));
    position("end", span.endLine(), column(findings, span, span.endLine(), span.endColumn()));
    json.writeEndObject();
  }

  /// The column in the unit of this format, bytes of UTF-8.
  private static int column(Findings findings, Span span, int line, int column) {
    return findings
        .project()
        .sources()
        .find(span.file())
        .filter(source -> line <= source.lines().lineCount())
        .map(source -> bytes(source, line, column))
        .orElse(column);
  }

  private static int bytes(SourceText source, int line, int column) {
    LineIndex lines = source.lines();
    String before = source.slice(new TextRange(lines.lineStart(line), lines.offset(line, column)));
    return before.getBytes(StandardCharsets.UTF_8).length + 1;
  }

  private void position(String field, int line, int column) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeNumberField("line", line);
    json.writeNumberField("column", column);
    json.writeEndObject();
  }
}
