package dev.graphlift.workspace;

import dev.graphlift.source.LineIndex;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The lines that a function takes, its decorators included.
///
/// @param def the line of its `def`
record FunctionLines(String file, int first, int def, int last) {
  /// The innermost function around a line.
  static Optional<FunctionLines> around(SourceFile file, int line) {
    return innermost(of(file), line);
  }

  /// The innermost of the functions of a file around a line.
  static Optional<FunctionLines> innermost(List<FunctionLines> functions, int line) {
    return functions.stream()
        .filter(each -> each.first <= line && line <= each.last)
        .reduce((_, inner) -> inner);
  }

  /// All functions of a file, those around others before them.
  static List<FunctionLines> of(SourceFile file) {
    List<FunctionLines> all = new ArrayList<>();
    Nodes.walk(
        file.parsed().tree(),
        node -> {
          if (node instanceof Statement.FunctionDef function) {
            all.add(of(file, function));
          }
        });
    return all;
  }

  private static FunctionLines of(SourceFile file, Statement.FunctionDef function) {
    LineIndex lines = file.text().lines();
    int def = lines.line(function.range().start());
    int first =
        function.decorators().stream()
            .mapToInt(decorator -> lines.line(decorator.range().start()))
            .min()
            .orElse(def);
    return new FunctionLines(
        file.path(), Math.min(first, def), def, lines.line(function.range().end()));
  }

  boolean holds(Diagnostic diagnostic) {
    Diagnostic.Span span = diagnostic.span();
    return span.file().equals(file) && first <= span.line() && span.line() <= last;
  }

  boolean isOf(FunctionReport function) {
    return function.file().equals(file) && function.line() == def;
  }
}
