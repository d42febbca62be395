package dev.graphlift.cli;

import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.Diagnostic.Severity;

/// What severities mean to the command line.
final class Severities {
  private Severities() {}

  /// Whether a diagnostic counts for the exit code.
  static boolean isProblem(Diagnostic diagnostic) {
    return switch (diagnostic.severity()) {
      case ERROR, WARNING -> true;
      case INFO -> false;
    };
  }

  static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "info";
    };
  }

  static Paint.Role role(Severity severity) {
    return switch (severity) {
      case ERROR -> Paint.Role.ERROR;
      case WARNING -> Paint.Role.WARNING;
      case INFO -> Paint.Role.NOTE;
    };
  }
}
