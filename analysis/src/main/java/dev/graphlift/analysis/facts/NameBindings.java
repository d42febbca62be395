package dev.graphlift.analysis.facts;

import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The bare names that statements bind and read, without what inner functions and classes do.
final class NameBindings {
  private NameBindings() {}

  /// One place that binds a name.
  ///
  /// @param value what it is bound to; empty where no single expression stands for that
  /// @param isUpdate whether the name had a value before, as in `x += 1`
  record Bound(Node at, Optional<Expression> value, boolean isUpdate) {}

  /// What statements bind, also further inside, by name.
  static Map<String, List<Bound>> of(List<Statement> body) {
    Map<String, List<Bound>> all = new LinkedHashMap<>();
    body.forEach(statement -> collect(statement, all));
    return all;
  }

  private static void collect(Node node, Map<String, List<Bound>> all) {
    if (node instanceof Statement.Definition definition) {
      add(all, definition.name().text(), new Bound(node, Optional.empty(), false));
      return;
    }
    if (node instanceof Statement.Assign assign) {
      for (Expression target : assign.targets()) {
        bind(target, Optional.of(assign.value()), all);
      }
    } else if (node instanceof Statement.AugmentedAssign assign
        && assign.target() instanceof Expression.Name name) {
      add(all, name.name(), new Bound(assign, Optional.of(assign.value()), true));
    } else if (node instanceof Statement.AnnotatedAssign assign && assign.value().isPresent()) {
      bind(assign.target(), assign.value(), all);
    } else if (node instanceof Statement.For loop) {
      bind(loop.target(), Optional.empty(), all);
    } else if (node instanceof Statement.With with) {
      with.items().forEach(item -> item.target().ifPresent(t -> bind(t, Optional.empty(), all)));
    } else if (node instanceof Expression.NamedExpression walrus) {
      bind(walrus.target(), Optional.of(walrus.value()), all);
    } else if (node instanceof Expression.Lambda) {
      return;
    }
    Nodes.forEachChild(node, child -> collect(child, all));
  }

  private static void bind(
      Expression target, Optional<Expression> value, Map<String, List<Bound>> all) {
    if (target instanceof Expression.Name name) {
      add(all, name.name(), new Bound(name, value, false));
    } else if (target instanceof Expression.TupleDisplay tuple) {
      tuple.elements().forEach(element -> bind(element, Optional.empty(), all));
    } else if (target instanceof Expression.ListDisplay list) {
      list.elements().forEach(element -> bind(element, Optional.empty(), all));
    } else if (target instanceof Expression.Starred starred) {
      bind(starred.value(), Optional.empty(), all);
    }
  }

  private static void add(Map<String, List<Bound>> all, String name, Bound bound) {
    all.computeIfAbsent(name, _ -> new ArrayList<>()).add(bound);
  }

  /// Whether a node reads a name anywhere in it.
  static boolean reads(Node node, String name) {
    if (node instanceof Statement.Assign assign) {
      return reads(assign.value(), name)
          || assign.targets().stream()
              .anyMatch(target -> !(target instanceof Expression.Name) && reads(target, name));
    }
    if (node instanceof Expression.Name own) {
      return own.name().equals(name);
    }
    List<Node> children = Nodes.children(node);
    return children.stream().anyMatch(child -> reads(child, name));
  }
}
