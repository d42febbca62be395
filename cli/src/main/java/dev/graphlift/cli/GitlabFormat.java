package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.graphlift.workspace.Diagnostic;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// A code quality report of GitLab. Source: "Code Quality", docs.gitlab.com, report format.
final class GitlabFormat {
  private GitlabFormat() {}

  static void write(List<Findings> projects, OutputStream out) throws IOException {
    Fingerprints fingerprints = new Fingerprints();
    try (JsonGenerator json = JsonText.indented(out)) {
      json.writeStartArray();
      for (Findings findings : projects) {
        for (Diagnostic diagnostic : findings.report().diagnostics()) {
          issue(findings, diagnostic, fingerprints.next(findings, diagnostic), json);
        }
      }
      json.writeEndArray();
      json.writeRaw('\n');
    }
  }

  private static void issue(
      Findings findings, Diagnostic diagnostic, String fingerprint, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("description", diagnostic.code() + ": " + diagnostic.message());
    json.writeStringField("check_name", diagnostic.code());
    json.writeStringField("fingerprint", fingerprint);
    json.writeStringField("severity", severity(diagnostic));
    json.writeObjectFieldStart("location");
    json.writeStringField("path", findings.path(diagnostic.span().file()));
    json.writeObjectFieldStart("lines");
    json.writeNumberField("begin", diagnostic.span().line());
    json.writeNumberField("end", diagnostic.span().endLine());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String severity(Diagnostic diagnostic) {
    return switch (diagnostic.severity()) {
      case ERROR -> "major";
      case WARNING -> "minor";
      case INFO -> "info";
    };
  }
}
