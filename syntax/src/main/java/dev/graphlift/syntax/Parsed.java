package dev.graphlift.syntax;

import dev.graphlift.source.Problem;
import dev.graphlift.source.SourceText;
import java.util.List;

/// What became of one file's text: always a tree, empty where the text is not Python.
///
/// @param problems why the tree is incomplete; empty for valid Python
public record Parsed(
    SourceText source, Module tree, List<Comment> comments, List<Problem> problems) {
  public Parsed {
    comments = List.copyOf(comments);
    problems = List.copyOf(problems);
  }

  /// Whether the text was valid Python.
  public boolean isValid() {
    return problems.isEmpty();
  }
}
