package dev.graphlift.workspace;

import dev.graphlift.source.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The errors found in one configuration file, and the rules that it may name.
final class Complaints {
  private final String file;
  private final Set<String> rules;
  private final List<Diagnostic> found = new ArrayList<>();

  Complaints(String file, Set<String> rules) {
    this.file = file;
    this.rules = Set.copyOf(rules);
  }

  Set<String> rules() {
    return rules;
  }

  /// @param width the number of characters the error covers
  void add(Position at, int width, String message) {
    Diagnostic.Span span =
        new Diagnostic.Span(file, at.line(), at.column(), at.line(), at.column() + width);
    found.add(
        new Diagnostic(
            Diagnostic.INVALID_CONFIGURATION, Diagnostic.Severity.ERROR, span, message, List.of()));
  }

  void add(ConfigurationValue value, String message) {
    add(value.at(), 0, message);
  }

  List<Diagnostic> found() {
    return List.copyOf(found);
  }
}
