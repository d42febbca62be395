package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.names.Binding;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.names.Scope;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Parameter;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Walks over the bodies of functions.
final class Bodies {
  private Bodies() {}

  /// The nodes that a body runs itself: definitions and lambdas inside it are left out,
  /// comprehensions are not.
  static List<Node> own(List<Statement> body) {
    List<Node> nodes = new ArrayList<>();
    body.forEach(statement -> collect(statement, nodes::add));
    return nodes;
  }

  private static void collect(Node node, Consumer<Node> action) {
    if (node instanceof Statement.Definition || node instanceof Expression.Lambda) {
      return;
    }
    action.accept(node);
    Nodes.forEachChild(node, child -> collect(child, action));
  }

  /// The parameters but for the receiver and those that take the rest.
  static List<Parameter> parameters(FunctionUnit unit) {
    List<Parameter> all =
        unit.def().parameters().all().stream()
            .filter(p -> EntryPoints.isModelled(p.kind()))
            .toList();
    return hasReceiver(unit) ? all.subList(1, all.size()) : all;
  }

  /// Whether the first parameter is spelled as receivers are.
  static boolean hasReceiver(FunctionUnit unit) {
    return unit.def().parameters().positional().stream()
        .findFirst()
        .filter(first -> first.name().equals("self"))
        .isPresent();
  }

  static Set<String> parameterNames(FunctionUnit unit) {
    return parameters(unit).stream().map(Parameter::name).collect(Collectors.toSet());
  }

  /// Whether a name still is the parameter where it is used: nothing before gives it a new value.
  static boolean isParameterStill(FileIndex file, FunctionUnit unit, Expression.Name use) {
    Scope scope = file.scope(unit.def());
    return scope.bindings(use.name()).stream()
        .allMatch(binding ->
            binding instanceof Binding.Given
                || binding.node().range().start() > use.range().start());
  }

  /// The names that a dotted name consists of; empty for any other expression.
  static Optional<List<String>> path(Expression expression) {
    if (expression instanceof Expression.Name name) {
      return Optional.of(List.of(name.name()));
    }
    return expression instanceof Expression.Attribute attribute
        ? path(attribute.value()).map(before -> with(before, attribute.name().text()))
        : Optional.empty();
  }

  private static List<String> with(List<String> before, String last) {
    List<String> all = new ArrayList<>(before);
    all.add(last);
    return List.copyOf(all);
  }

  /// Whether a node, or one below it, uses one of the names.
  static boolean mentions(Node node, Set<String> names) {
    if (node instanceof Expression.Name name) {
      return names.contains(name.name());
    }
    return Nodes.children(node).stream().anyMatch(child -> mentions(child, names));
  }
}
