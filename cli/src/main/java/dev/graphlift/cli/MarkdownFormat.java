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

/// A table for comments and job summaries. Source: GitHub Flavored Markdown, tables.
final class MarkdownFormat {
  private MarkdownFormat() {}

  static void write(List<Findings> projects, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    boolean empty = projects.stream().allMatch(project -> project.report().diagnostics().isEmpty());
    if (!empty) {
      text.write("| place | severity | code | message |\n|---|---|---|---|\n");
    }
    for (Findings findings : projects) {
      for (Diagnostic diagnostic : findings.report().diagnostics()) {
        text.write(row(findings, diagnostic) + "\n");
      }
    }
    text.write(empty ? "" : "\n");
    for (String line : Summary.lines(projects, 0, Paint.PLAIN)) {
      text.write(line + "\n");
    }
    text.flush();
  }

  private static String row(Findings findings, Diagnostic diagnostic) {
    Span span = diagnostic.span();
    String place = "%s:%d:%d".formatted(findings.path(span.file()), span.line(), span.column());
    return "| %s | %s | `%s` | %s |"
        .formatted(
            escaped(place),
            Severities.word(diagnostic.severity()),
            diagnostic.code(),
            message(diagnostic.message()));
  }

  /// Text between backquotes is code in messages as in Markdown; a bar ends a cell even there.
  private static String message(String message) {
    String[] parts = Printable.text(message).split("`", -1);
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      boolean isCode = i % 2 == 1 && i < parts.length - 1;
      shown.append(isCode ? "`" + parts[i].replace("|", "\\|") + "`" : escaped(parts[i]));
    }
    return shown.toString();
  }

  private static String escaped(String text) {
    return Printable.text(text).replaceAll("([\\\\`*_{}\\[\\]<>#|~])", "\\\\$1");
  }
}
