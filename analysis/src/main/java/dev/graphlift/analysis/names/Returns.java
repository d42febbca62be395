package dev.graphlift.analysis.names;

import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.List;

/// The values a function returns by `return`, those of inner functions left out.
final class Returns {
  private Returns() {}

  static List<Expression> of(Statement.FunctionDef def) {
    List<Expression> values = new ArrayList<>();
    def.body().forEach(statement -> collect(statement, values));
    return values;
  }

  private static void collect(Node node, List<Expression> values) {
    switch (node) {
      case Statement.Return statement -> statement.value().ifPresent(values::add);
      case Statement.Definition _, Expression _ -> {}
      default -> Nodes.forEachChild(node, child -> collect(child, values));
    }
  }
}
