package dev.graphlift.workspace;

import java.util.List;
import java.util.Optional;

/// Something to show at a place in a file.
///
/// @param code the rule's id, or one of the codes below for what could not be read
/// @param span where
/// @param message one terse clause, no full stop
/// @param fix the edit that is offered, if one is
public record Diagnostic(
    String code,
    Severity severity,
    Span span,
    String message,
    List<Related> related,
    Optional<Fix> fix) {
  /// A file is not valid Python.
  public static final String INVALID_SYNTAX = "invalid-syntax";

  /// A file or folder cannot be read.
  public static final String IO_ERROR = "io-error";

  /// A file is left out on purpose: a broken link, a device, a link to a folder.
  public static final String SKIPPED_FILE = "skipped-file";

  /// It cannot be told whether a function can run as a graph.
  public static final String CANNOT_TELL = "cannot-tell";

  /// The configuration says something that cannot be followed; the run should stop there.
  public static final String INVALID_CONFIGURATION = "invalid-configuration";

  /// The analysis of a project failed through a bug of ours.
  public static final String INTERNAL_ERROR = "internal-error";

  /// The analysis of a project needs more memory than there is.
  public static final String OUT_OF_MEMORY = "out-of-memory";

  public Diagnostic {
    related = List.copyOf(related);
  }

  /// A diagnostic without an edit.
  public Diagnostic(
      String code, Severity severity, Span span, String message, List<Related> related) {
    this(code, severity, span, message, related, Optional.empty());
  }

  /// The same with an edit.
  Diagnostic with(Fix offered) {
    return new Diagnostic(code, severity, span, message, related, Optional.of(offered));
  }

  /// Whether a safe edit is offered.
  public boolean fixable() {
    return fix.filter(offered -> offered.applicability() == Applicability.SAFE).isPresent();
  }

  /// An edit of the file of a diagnostic that answers it.
  ///
  /// @param title what it does, in the imperative
  /// @param assumptions what an unsafe one rests on
  public record Fix(
      String title, Applicability applicability, List<String> assumptions, List<Change> changes) {
    public Fix {
      assumptions = List.copyOf(assumptions);
      changes = List.copyOf(changes);
    }
  }

  /// The replacement of a stretch of the file.
  public record Change(Span span, String content) {}

  /// A remark about a file as a whole.
  public static Diagnostic ofFile(String code, Severity severity, String file, String message) {
    return new Diagnostic(code, severity, new Span(file, 1, 1, 1, 1), message, List.of());
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
