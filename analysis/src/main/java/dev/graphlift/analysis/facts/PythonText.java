package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.interp.Effect.Limit;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.BinaryOperator;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Literal;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds text that is made of a tensor: while tracing, that tells of a placeholder and not of a
/// value.
final class PythonText {
  private static final Set<String> MAKING = Set.of("str", "repr", "format", "ascii");

  private final TracedCode code;

  PythonText(TracedCode code) {
    this.code = code;
  }

  /// The text that a statement makes, without what the statements inside it make. The messages of
  /// errors do not count.
  List<Effect> of(Statement statement) {
    List<Effect> found = new ArrayList<>();
    switch (statement) {
      case Statement.Raise _, Statement.Definition _ -> {}
      case Statement.Assert check -> visit(check.test(), found);
      case Statement other -> Nodes.forEachChild(other, child -> visit(child, found));
    }
    return found;
  }

  private void visit(Node node, List<Effect> found) {
    if (node instanceof Statement || node instanceof Expression.Lambda) {
      return;
    }
    if (parts(node).stream().anyMatch(code::mayBeTensor)) {
      found.add(code.effect(Limit.TEXT, node, "makes text of a tensor"));
    }
    Nodes.forEachChild(node, child -> visit(child, found));
  }

  /// What an expression makes text of.
  private List<Expression> parts(Node node) {
    return switch (node) {
      case Expression.FormattedValue field -> List.of(field.value());
      case Expression.BinaryOperation operation when isTemplate(operation) ->
          operation.right() instanceof Expression.TupleDisplay several
              ? several.elements()
              : List.of(operation.right());
      case Expression.Call call when isMadeBy(call) ->
          call.arguments().stream().map(Argument::value).toList();
      default -> List.of();
    };
  }

  /// Whether values are put into a string by `%`.
  static boolean isTemplate(Expression.BinaryOperation operation) {
    return operation.operator() == BinaryOperator.MODULO && isString(operation.left());
  }

  /// Whether a call makes text of its arguments.
  static boolean isMadeBy(Expression.Call call) {
    return switch (call.function()) {
      case Expression.Name(var _, var _, var name) ->
          MAKING.contains(name) && call.arguments().size() <= 2;
      case Expression.Attribute(var _, var _, var template, var name) ->
          name.text().equals("format") && isString(template);
      default -> false;
    };
  }

  private static boolean isString(Expression expression) {
    return expression instanceof Expression.Constant(var _, var _, Literal.StringLiteral _);
  }
}
