package dev.graphlift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Walks over trees.
public final class Nodes {
  private Nodes() {}

  /// The children of a node in the order they are evaluated or written.
  public static List<Node> children(Node node) {
    List<Node> children = new ArrayList<>();
    forEachChild(node, children::add);
    return children;
  }

  /// Calls `action` for the node and everything under it, parents first.
  public static void walk(Node node, Consumer<Node> action) {
    action.accept(node);
    forEachChild(node, child -> walk(child, action));
  }

  /// Calls `action` for each child of a node.
  public static void forEachChild(Node node, Consumer<? super Node> action) {
    switch (node) {
      case Module module -> module.body().forEach(action);
      case Statement statement -> ofStatement(statement, action);
      case Expression expression -> ofExpression(expression, action);
      case Pattern pattern -> ofPattern(pattern, action);
      case TypeParameter.TypeVariable variable -> variable.bound().ifPresent(action);
      case TypeParameter.ParameterSpecification _, TypeParameter.TypeVariableTuple _ -> {}
      case Parameters parameters -> parameters.all().forEach(action);
      case Parameter parameter -> each(action, parameter.annotation(), parameter.defaultValue());
      case Argument argument -> action.accept(argument.value());
      case Alias _ -> {}
      case Comprehension clause -> {
        action.accept(clause.target());
        action.accept(clause.iterable());
        clause.conditions().forEach(action);
      }
      case ExceptHandler handler -> {
        handler.type().ifPresent(action);
        handler.body().forEach(action);
      }
      case MatchCase matchCase -> {
        action.accept(matchCase.pattern());
        matchCase.guard().ifPresent(action);
        matchCase.body().forEach(action);
      }
      case WithItem item -> {
        action.accept(item.context());
        item.target().ifPresent(action);
      }
    }
  }

  private static void ofStatement(Statement statement, Consumer<? super Node> action) {
    switch (statement) {
      case Statement.FunctionDef def -> {
        def.decorators().forEach(action);
        def.typeParameters().forEach(action);
        action.accept(def.parameters());
        def.returns().ifPresent(action);
        def.body().forEach(action);
      }
      case Statement.ClassDef def -> {
        def.decorators().forEach(action);
        def.typeParameters().forEach(action);
        def.arguments().forEach(action);
        def.body().forEach(action);
      }
      case Statement.Return s -> s.value().ifPresent(action);
      case Statement.Delete s -> s.targets().forEach(action);
      case Statement.Assign s -> {
        s.targets().forEach(action);
        action.accept(s.value());
      }
      case Statement.TypeAlias s -> {
        action.accept(s.name());
        s.typeParameters().forEach(action);
        action.accept(s.value());
      }
      case Statement.AugmentedAssign s -> each(action, s.target(), s.value());
      case Statement.AnnotatedAssign s -> {
        each(action, s.target(), s.annotation());
        s.value().ifPresent(action);
      }
      case Statement.For s -> {
        each(action, s.target(), s.iterable());
        s.body().forEach(action);
        s.orElse().forEach(action);
      }
      case Statement.While s -> {
        action.accept(s.test());
        s.body().forEach(action);
        s.orElse().forEach(action);
      }
      case Statement.If s -> {
        action.accept(s.test());
        s.body().forEach(action);
        s.orElse().forEach(action);
      }
      case Statement.With s -> {
        s.items().forEach(action);
        s.body().forEach(action);
      }
      case Statement.Match s -> {
        action.accept(s.subject());
        s.cases().forEach(action);
      }
      case Statement.Raise s -> each(action, s.exception(), s.cause());
      case Statement.Try s -> {
        s.body().forEach(action);
        s.handlers().forEach(action);
        s.orElse().forEach(action);
        s.finalBody().forEach(action);
      }
      case Statement.Assert s -> {
        action.accept(s.test());
        s.message().ifPresent(action);
      }
      case Statement.Import s -> s.names().forEach(action);
      case Statement.ImportFrom s -> s.names().forEach(action);
      case Statement.ExpressionStatement s -> action.accept(s.value());
      case Statement.Global _,
          Statement.Nonlocal _,
          Statement.Pass _,
          Statement.Break _,
          Statement.Continue _ -> {}
    }
  }

  private static void ofExpression(Expression expression, Consumer<? super Node> action) {
    switch (expression) {
      case Expression.Name _, Expression.Constant _ -> {}
      case Expression.Attribute e -> action.accept(e.value());
      case Expression.Subscript e -> each(action, e.value(), e.index());
      case Expression.Slice e -> {
        e.lower().ifPresent(action);
        e.upper().ifPresent(action);
        e.step().ifPresent(action);
      }
      case Expression.Starred e -> action.accept(e.value());
      case Expression.Call e -> {
        action.accept(e.function());
        e.arguments().forEach(action);
      }
      case Expression.BooleanOperation e -> e.operands().forEach(action);
      case Expression.BinaryOperation e -> each(action, e.left(), e.right());
      case Expression.UnaryOperation e -> action.accept(e.operand());
      case Expression.Comparison e -> {
        action.accept(e.left());
        e.comparators().forEach(action);
      }
      case Expression.Conditional e -> {
        each(action, e.test(), e.body());
        action.accept(e.orElse());
      }
      case Expression.NamedExpression e -> each(action, e.target(), e.value());
      case Expression.Lambda e -> {
        action.accept(e.parameters());
        action.accept(e.body());
      }
      case Expression.TupleDisplay e -> e.elements().forEach(action);
      case Expression.ListDisplay e -> e.elements().forEach(action);
      case Expression.SetDisplay e -> e.elements().forEach(action);
      case Expression.DictDisplay e ->
          e.entries()
              .forEach(entry -> {
                entry.key().ifPresent(action);
                action.accept(entry.value());
              });
      case Expression.ListComprehension e -> comprehension(action, e.element(), e.clauses());
      case Expression.SetComprehension e -> comprehension(action, e.element(), e.clauses());
      case Expression.GeneratorExpression e -> comprehension(action, e.element(), e.clauses());
      case Expression.DictComprehension e -> {
        action.accept(e.key());
        comprehension(action, e.value(), e.clauses());
      }
      case Expression.Await e -> action.accept(e.value());
      case Expression.Yield e -> e.value().ifPresent(action);
      case Expression.YieldFrom e -> action.accept(e.value());
      case Expression.FormattedString e -> e.parts().forEach(action);
      case Expression.FormattedValue e -> {
        action.accept(e.value());
        e.specification().ifPresent(action);
      }
    }
  }

  private static void ofPattern(Pattern pattern, Consumer<? super Node> action) {
    switch (pattern) {
      case Pattern.MatchValue p -> action.accept(p.value());
      case Pattern.MatchSingleton _, Pattern.MatchStar _ -> {}
      case Pattern.MatchSequence p -> p.patterns().forEach(action);
      case Pattern.MatchMapping p -> {
        p.keys().forEach(action);
        p.patterns().forEach(action);
      }
      case Pattern.MatchClass p -> {
        action.accept(p.cls());
        p.patterns().forEach(action);
        p.keywordPatterns().forEach(action);
      }
      case Pattern.MatchAs p -> p.pattern().ifPresent(action);
      case Pattern.MatchOr p -> p.patterns().forEach(action);
    }
  }

  private static void comprehension(
      Consumer<? super Node> action, Expression element, List<Comprehension> clauses) {
    action.accept(element);
    clauses.forEach(action);
  }

  private static void each(Consumer<? super Node> action, Node first, Node second) {
    action.accept(first);
    action.accept(second);
  }

  private static void each(
      Consumer<? super Node> action,
      Optional<? extends Node> first,
      Optional<? extends Node> second) {
    first.ifPresent(action);
    second.ifPresent(action);
  }
}
