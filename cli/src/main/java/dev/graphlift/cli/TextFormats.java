package dev.graphlift.cli;

import dev.graphlift.source.SourceText;
import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.Diagnostic.Related;
import dev.graphlift.workspace.Diagnostic.Span;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The formats for people: one line a diagnostic, or a code frame each.
final class TextFormats {
  private TextFormats() {}

  /// A way to write the diagnostics of a project.
  @FunctionalInterface
  interface Form {
    void write(Findings findings, Paint paint, Appendable out) throws IOException;
  }

  /// Writes `path:line:col: code message` for every diagnostic.
  static void concise(Findings findings, Paint paint, Appendable out) throws IOException {
    for (Diagnostic diagnostic : findings.report().diagnostics()) {
      Span span = diagnostic.span();
      String path = Printable.text(findings.path(span.file()));
      out.append(paint.paint(Paint.Role.HEADING, path))
          .append(":%d:%d: ".formatted(span.line(), span.column()))
          .append(paint.paint(Severities.role(diagnostic.severity()), diagnostic.code()))
          .append(diagnostic.fixable() ? " [*] " : " ")
          .append(Printable.text(diagnostic.message()))
          .append('\n');
    }
  }

  /// Writes every diagnostic with the lines it is about, and each related place with its own.
  static void full(Findings findings, Paint paint, Appendable out) throws IOException {
    for (Diagnostic diagnostic : findings.report().diagnostics()) {
      Paint.Role role = Severities.role(diagnostic.severity());
      String code = Severities.word(diagnostic.severity()) + "[" + diagnostic.code() + "]";
      out.append(paint.paint(role, code))
          .append(diagnostic.fixable() ? "[*]: " : ": ")
          .append(paint.paint(Paint.Role.HEADING, Printable.text(diagnostic.message())))
          .append('\n');
      frame(findings, diagnostic.span(), role, paint, out);
      for (Related related : diagnostic.related()) {
        out.append(paint.paint(Paint.Role.NOTE, "note"))
            .append(": ")
            .append(Printable.text(related.message()))
            .append('\n');
        frame(findings, related.span(), Paint.Role.NOTE, paint, out);
      }
      help(diagnostic, paint, out);
      out.append('\n');
    }
  }

  private static void help(Diagnostic diagnostic, Paint paint, Appendable out) throws IOException {
    if (diagnostic.fix().isEmpty()) {
      return;
    }
    Diagnostic.Fix fix = diagnostic.fix().get();
    out.append(paint.paint(Paint.Role.NOTE, "fix"))
        .append(": ")
        .append(Printable.text(fix.title()))
        .append('\n');
    for (String assumption : fix.assumptions()) {
      out.append(paint.paint(Paint.Role.NOTE, "assuming"))
          .append(": ")
          .append(Printable.text(assumption))
          .append('\n');
    }
  }

  private static void frame(
      Findings findings, Span span, Paint.Role role, Paint paint, Appendable out)
      throws IOException {
    String arrow = " ".repeat(CodeFrame.gutter(span.line())) + "-->";
    out.append(paint.paint(Paint.Role.PLACE, arrow))
        .append(" %s:%d:%d\n".formatted(place(findings, span), span.line(), span.column()));
    Optional<SourceText> source = findings.project().sources().find(span.file());
    List<String> lines =
        source.map(text -> CodeFrame.of(text, span, paint, role)).orElse(List.of());
    for (String line : lines) {
      out.append(line).append('\n');
    }
  }

  private static String place(Findings findings, Span span) {
    return Printable.text(findings.path(span.file()));
  }
}
