package dev.graphlift.workspace;

import java.util.List;

/// Something to show at a place in a file.
///
/// @param code the rule's id, or `invalid-syntax` and `io-error` for files that could not be read
/// @param span where
/// @param message one terse clause, no full stop
/// @param fixable whether an edit is offered
public record Diagnostic(
    String code,
    Severity severity,
    Span span,
    String message,
    List<Related> related,
    boolean fixable) {
  public Diagnostic {
    related = List.copyOf(related);
  }

  /// How much a diagnostic matters.
  public enum Severity {
    /// Part of the project could not be read.
    ERROR,
    /// Something to act on: a conversion to make, or one to take back. Counts for the exit code.
    WARNING,
    /// What stands in the way of a conversion; does not count for the exit code.
    INFO
  }

  /// A stretch of a file; lines and columns from 1, columns in code points, the end exclusive.
  public record Span(String file, int line, int column, int endLine, int endColumn) {}

  /// A supporting place, in reading order.
  public record Related(Span span, String message) {}
}
