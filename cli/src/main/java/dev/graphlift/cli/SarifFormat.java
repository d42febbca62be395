package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.Diagnostic.Change;
import dev.graphlift.workspace.Diagnostic.Related;
import dev.graphlift.workspace.Diagnostic.Span;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The exchange format of static analysers; the evidence of a result is its code flow.
///
/// Source: SARIF 2.1.0, OASIS Standard.
final class SarifFormat {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final String ROOT = "SRCROOT";

  private final List<Findings> projects;
  private final RuleCommand.RuleBook rules;
  private final JsonGenerator json;
  private final Fingerprints fingerprints = new Fingerprints();
  private final List<String> codes;

  private SarifFormat(List<Findings> projects, RuleCommand.RuleBook rules, JsonGenerator json) {
    this.projects = projects;
    this.rules = rules;
    this.json = json;
    Set<String> used = new LinkedHashSet<>();
    for (Findings findings : projects) {
      findings.report().diagnostics().forEach(diagnostic -> used.add(diagnostic.code()));
    }
    this.codes = new ArrayList<>(used);
  }

  static void write(List<Findings> projects, RuleCommand.RuleBook rules, OutputStream out)
      throws IOException {
    try (JsonGenerator json = JsonText.indented(out)) {
      new SarifFormat(projects, rules, json).document();
      json.writeRaw('\n');
    }
  }

  private void document() throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    tool();
    json.writeStringField("columnKind", "unicodeCodePoints");
    json.writeArrayFieldStart("results");
    for (Findings findings : projects) {
      for (Diagnostic diagnostic : findings.report().diagnostics()) {
        result(findings, diagnostic);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void tool() throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "graphlift");
    json.writeStringField("version", Version.number());
    json.writeArrayFieldStart("rules");
    for (String code : codes) {
      json.writeStartObject();
      json.writeStringField("id", code);
      Optional<String> summary = rules.summary(code);
      if (summary.isPresent()) {
        message("fullDescription", summary.get());
        message("help", "`graphlift rule %s` prints the page of the rule.".formatted(code));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void result(Findings findings, Diagnostic diagnostic) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", diagnostic.code());
    json.writeNumberField("ruleIndex", codes.indexOf(diagnostic.code()));
    json.writeStringField("level", level(diagnostic));
    message("message", diagnostic.message());
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    physical(findings, diagnostic.span());
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("graphlift/v1", fingerprints.next(findings, diagnostic));
    json.writeEndObject();
    if (!diagnostic.related().isEmpty()) {
      flow(findings, diagnostic);
    }
    if (diagnostic.fix().isPresent()) {
      fix(findings, diagnostic.fix().get());
    }
    json.writeEndObject();
  }

  /// The edit that is offered. The standard has no word for what an edit rests on, so it stands in
  /// the description as well as in properties of our own.
  private void fix(Findings findings, Diagnostic.Fix fix) throws IOException {
    json.writeArrayFieldStart("fixes");
    json.writeStartObject();
    String assuming =
        fix.assumptions().isEmpty() ? "" : ", assuming: " + String.join("; ", fix.assumptions());
    message("description", fix.title() + assuming);
    changes(findings, fix.changes());
    json.writeObjectFieldStart("properties");
    json.writeStringField("applicability", Keywords.word(fix.applicability()));
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void changes(Findings findings, List<Change> changes) throws IOException {
    json.writeArrayFieldStart("artifactChanges");
    Map<String, List<Change>> files = new LinkedHashMap<>();
    for (Change change : changes) {
      files.computeIfAbsent(change.span().file(), _ -> new ArrayList<>()).add(change);
    }
    for (Map.Entry<String, List<Change>> file : files.entrySet()) {
      json.writeStartObject();
      artifact(findings, file.getKey());
      json.writeArrayFieldStart("replacements");
      for (Change change : file.getValue()) {
        json.writeStartObject();
        region("deletedRegion", change.span());
        message("insertedContent", change.content());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// The way from the result through its evidence.
  private void flow(Findings findings, Diagnostic diagnostic) throws IOException {
    json.writeArrayFieldStart("codeFlows");
    json.writeStartObject();
    json.writeArrayFieldStart("threadFlows");
    json.writeStartObject();
    json.writeArrayFieldStart("locations");
    for (Related related : diagnostic.related()) {
      json.writeStartObject();
      json.writeObjectFieldStart("location");
      physical(findings, related.span());
      message("message", related.message());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void physical(Findings findings, Span span) throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    artifact(findings, span.file());
    region("region", span);
    json.writeEndObject();
  }

  private void artifact(Findings findings, String file) throws IOException {
    json.writeObjectFieldStart("artifactLocation");
    String path = findings.path(file);
    json.writeStringField("uri", uri(path));
    if (!path.startsWith("/")) {
      json.writeStringField("uriBaseId", ROOT);
    }
    json.writeEndObject();
  }

  private void region(String field, Span span) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeNumberField("startLine", span.line());
    json.writeNumberField("startColumn", span.column());
    json.writeNumberField("endLine", span.endLine());
    json.writeNumberField("endColumn", span.endColumn());
    json.writeEndObject();
  }

  private static String uri(String path) {
    try {
      boolean absolute = path.startsWith("/");
      return new URI(absolute ? "file" : null, absolute ? "" : null, path, null, null)
          .toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  private void message(String field, String text) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private static String level(Diagnostic diagnostic) {
    return switch (diagnostic.severity()) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }
}
