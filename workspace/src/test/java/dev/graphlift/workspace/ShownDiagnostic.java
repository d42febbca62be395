package dev.graphlift.workspace;

import java.util.List;

/// Diagnostics as one line each.
final class ShownDiagnostic {
  private ShownDiagnostic() {}

  static String line(Diagnostic diagnostic) {
    Diagnostic.Span span = diagnostic.span();
    return "%s:%d:%d: [%s] %s"
        .formatted(
            span.file(), span.line(), span.column(), diagnostic.code(), diagnostic.message());
  }

  static List<String> lines(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(ShownDiagnostic::line).toList();
  }
}
