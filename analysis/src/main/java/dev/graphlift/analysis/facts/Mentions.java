package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The names that the code of a project uses, to tell functions that something in it may call.
final class Mentions {
  private final Set<String> names = new HashSet<>();

  Mentions(List<FileIndex> files) {
    files.forEach(file -> Nodes.walk(file.parsed().tree(), this::add));
  }

  private void add(Node node) {
    if (node instanceof Expression.Name name) {
      names.add(name.name());
    } else if (node instanceof Expression.Attribute attribute) {
      names.add(attribute.name().text());
    }
  }

  /// Whether code uses the name of a function, or of the class or function that it is defined in.
  boolean has(FunctionUnit unit) {
    return names.contains(unit.def().name().text())
        || unit.enclosingClass().filter(type -> names.contains(type.name().text())).isPresent()
        || unit.enclosing().filter(this::has).isPresent();
  }
}
