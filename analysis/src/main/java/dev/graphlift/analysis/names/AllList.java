package dev.graphlift.analysis.names;

import dev.graphlift.syntax.BinaryOperator;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Literal;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads a module's `__all__` from the statements that build it: list and tuple literals, `+`,
/// `+=`, `append`, `extend`, `remove` and the `__all__` of other modules.
final class AllList {
  static final String NAME = "__all__";

  private final Function<Expression, Optional<StarExports>> listOfModule;
  private final Set<String> names = new LinkedHashSet<>();
  private boolean isComplete = true;

  private AllList(Function<Expression, Optional<StarExports>> listOfModule) {
    this.listOfModule = listOfModule;
  }

  /// @param listOfModule what another module lists, given the expression that names the module
  static StarExports of(FileIndex file, Function<Expression, Optional<StarExports>> listOfModule) {
    var list = new AllList(listOfModule);
    file.parsed().tree().body().forEach(list::statement);
    return new StarExports(list.names, list.isComplete);
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Statement.Assign assign when assign.targets().stream().anyMatch(AllList::isList) ->
          add(assign.value());
      case Statement.AnnotatedAssign assign when isList(assign.target()) ->
          assign.value().ifPresent(this::add);
      case Statement.AugmentedAssign assign when isList(assign.target()) -> add(assign.value());
      case Statement.ExpressionStatement(_, _, Expression.Call call) -> call(call);
      case Statement.Definition _ -> {} // runs when called, if ever
      default ->
          Nodes.children(statement)
              .forEach(child -> {
                if (child instanceof Statement inner) {
                  statement(inner);
                } else {
                  Nodes.children(child).forEach(this::nested);
                }
              });
    }
  }

  /// Statements of handlers and cases are children of children.
  private void nested(Node node) {
    if (node instanceof Statement inner) {
      statement(inner);
    }
  }

  private void call(Expression.Call call) {
    boolean isOnList =
        call.function() instanceof Expression.Attribute method && isList(method.value());
    if (!isOnList || !(call.function() instanceof Expression.Attribute method)) {
      return;
    }
    List<Expression> values = call.arguments().stream().map(argument -> argument.value()).toList();
    switch (method.name().text()) {
      case "append" -> values.forEach(this::element);
      case "extend" -> values.forEach(this::add);
      case "remove" ->
          values.forEach(value -> isComplete &= text(value).filter(names::remove).isPresent());
      case "sort", "reverse" -> {}
      default -> isComplete = false;
    }
  }

  private void add(Expression value) {
    switch (value) {
      case Expression.ListDisplay list -> list.elements().forEach(this::element);
      case Expression.TupleDisplay tuple -> tuple.elements().forEach(this::element);
      case Expression.BinaryOperation sum when sum.operator() == BinaryOperator.ADD -> {
        add(sum.left());
        add(sum.right());
      }
      case Expression.Attribute attribute when attribute.name().text().equals(NAME) ->
          addAll(listOfModule.apply(attribute.value()));
      case Expression.Name name when name.name().equals(NAME) -> {}
      default -> isComplete = false;
    }
  }

  private void element(Expression element) {
    if (element instanceof Expression.Starred starred) {
      add(starred.value());
    } else {
      text(element).ifPresentOrElse(names::add, () -> isComplete = false);
    }
  }

  private void addAll(Optional<StarExports> other) {
    other.ifPresent(list -> names.addAll(list.names()));
    isComplete &= other.filter(StarExports::isComplete).isPresent();
  }

  private static boolean isList(Expression target) {
    return target instanceof Expression.Name name && name.name().equals(NAME);
  }

  private static Optional<String> text(Expression expression) {
    return expression instanceof Expression.Constant constant
            && constant.value() instanceof Literal.StringLiteral(String value)
        ? Optional.of(value)
        : Optional.empty();
  }
}
