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

/// Commands that GitHub's runners turn into annotations of lines.
///
/// Source: "Workflow commands for GitHub Actions", docs.github.com.
final class GithubFormat {
  private GithubFormat() {}

  static void write(List<Findings> projects, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    for (Findings findings : projects) {
      for (Diagnostic diagnostic : findings.report().diagnostics()) {
        text.write(command(findings, diagnostic) + "\n");
      }
    }
    text.flush();
  }

  private static String command(Findings findings, Diagnostic diagnostic) {
    Span span = diagnostic.span();
    String path = findings.path(span.file());
    String title = property("Graphlift (" + diagnostic.code() + ")");
    String place =
        "file=%s,line=%d,col=%d,endLine=%d,endColumn=%d"
            .formatted(
                property(path), span.line(), span.column(), span.endLine(), span.endColumn());
    String message =
        "%s:%d:%d: %s %s"
            .formatted(path, span.line(), span.column(), diagnostic.code(), diagnostic.message());
    return "::%s title=%s,%s::%s".formatted(level(diagnostic), title, place, data(message));
  }

  private static String level(Diagnostic diagnostic) {
    return switch (diagnostic.severity()) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
