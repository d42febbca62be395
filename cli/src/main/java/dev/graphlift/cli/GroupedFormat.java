package dev.graphlift.cli;

import dev.graphlift.workspace.Diagnostic;
import java.io.IOException;

/// One line a diagnostic, under the name of its file.
final class GroupedFormat {
  private GroupedFormat() {}

  static void write(Findings findings, Paint paint, Appendable out) throws IOException {
    String file = "";
    for (Diagnostic diagnostic : findings.report().diagnostics()) {
      if (!diagnostic.span().file().equals(file)) {
        out.append(file.isEmpty() ? "" : "\n");
        file = diagnostic.span().file();
        out.append(paint.paint(Paint.Role.HEADING, Printable.text(findings.path(file))))
            .append(":\n");
      }
      String place = "%d:%d".formatted(diagnostic.span().line(), diagnostic.span().column());
      out.append("  %-8s ".formatted(place))
          .append(paint.paint(Severities.role(diagnostic.severity()), diagnostic.code()))
          .append(diagnostic.fixable() ? " [*] " : " ")
          .append(Printable.text(diagnostic.message()))
          .append('\n');
    }
    out.append(file.isEmpty() ? "" : "\n");
  }
}
