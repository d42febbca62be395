package dev.graphlift.syntax;

import com.oracle.graal.python.pegparser.sst.ComprehensionTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import dev.graphlift.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds expressions.
final class ExpressionBuilder {
  private final TreeBuilder tree;
  private final CallBuilder calls;

  ExpressionBuilder(TreeBuilder tree) {
    this.tree = tree;
    this.calls = new CallBuilder(tree, this);
  }

  CallBuilder calls() {
    return calls;
  }

  Optional<Expression> optional(@Nullable ExprTy node) {
    return Optional.ofNullable(node).map(this::build);
  }

  List<Expression> all(ExprTy @Nullable [] nodes) {
    return tree.all(nodes, this::build);
  }

  Expression build(ExprTy node) {
    int id = tree.nextId();
    TextRange range = tree.range(node);
    return switch (node) {
      case ExprTy.Name e -> new Expression.Name(id, range, tree.name(e.id));
      case ExprTy.Constant e -> new Expression.Constant(id, range, Literals.of(e.value));
      case ExprTy.Attribute e -> attribute(id, range, e);
      case ExprTy.Call e -> calls.call(id, range, e);
      case ExprTy.Subscript e ->
          new Expression.Subscript(id, range, build(e.value), build(e.slice));
      case ExprTy.BinOp e ->
          new Expression.BinaryOperation(
              id, range, build(e.left), Operators.of(e.op), build(e.right));
      case ExprTy.Tuple e -> new Expression.TupleDisplay(id, range, all(e.elements));
      case ExprTy.List e -> new Expression.ListDisplay(id, range, all(e.elements));
      case ExprTy.Set e -> new Expression.SetDisplay(id, range, all(e.elements));
      case ExprTy.Dict e -> dict(id, range, e);
      case ExprTy.JoinedStr e ->
          new Expression.FormattedString(id, range, tree.all(e.values, this::part));
      case ExprTy.FormattedValue e ->
          new Expression.FormattedValue(
              id, range, build(e.value), e.conversion, optional(e.formatSpec));
      default -> operation(id, range, node);
    };
  }

  private Expression operation(int id, TextRange range, ExprTy node) {
    return switch (node) {
      case ExprTy.Compare e ->
          new Expression.Comparison(
              id, range, build(e.left), tree.all(e.ops, Operators::of), all(e.comparators));
      case ExprTy.UnaryOp e ->
          new Expression.UnaryOperation(id, range, Operators.of(e.op), build(e.operand));
      case ExprTy.BoolOp e ->
          new Expression.BooleanOperation(id, range, Operators.of(e.op), all(e.values));
      case ExprTy.IfExp e -> conditional(id, range, e);
      case ExprTy.NamedExpr e ->
          new Expression.NamedExpression(id, range, build(e.target), build(e.value));
      case ExprTy.Starred e -> new Expression.Starred(id, range, build(e.value));
      case ExprTy.Slice e ->
          new Expression.Slice(id, range, optional(e.lower), optional(e.upper), optional(e.step));
      case ExprTy.Lambda e -> calls.lambda(id, range, e);
      case ExprTy.Await e -> new Expression.Await(id, range, build(e.value));
      case ExprTy.Yield e -> new Expression.Yield(id, range, optional(e.value));
      case ExprTy.YieldFrom e -> new Expression.YieldFrom(id, range, build(e.value));
      default -> comprehension(id, range, node);
    };
  }

  private Expression comprehension(int id, TextRange range, ExprTy node) {
    return switch (node) {
      case ExprTy.ListComp e ->
          new Expression.ListComprehension(id, range, build(e.element), clauses(e.generators));
      case ExprTy.SetComp e ->
          new Expression.SetComprehension(id, range, build(e.element), clauses(e.generators));
      case ExprTy.GeneratorExp e ->
          new Expression.GeneratorExpression(id, range, build(e.element), clauses(e.generators));
      case ExprTy.DictComp e ->
          new Expression.DictComprehension(
              id, range, build(e.key), build(e.value), clauses(e.generators));
      default -> throw new IllegalStateException("unknown expression " + node.getClass());
    };
  }

  /// A part of an f-string. The library lets literal text that ends in a doubled brace end between
  /// the two.
  private Expression part(ExprTy node) {
    if (!(node instanceof ExprTy.Constant text)) {
      return build(node);
    }
    TextRange range = tree.range(text);
    boolean isSplit = tree.trivia().splitsDoubledBrace(range);
    TextRange whole = isSplit ? new TextRange(range.start(), range.end() + 1) : range;
    return new Expression.Constant(tree.nextId(), whole, Literals.of(text.value));
  }

  private Expression attribute(int id, TextRange range, ExprTy.Attribute node) {
    Expression value = build(node.value);
    Identifier name = new Identifier(tree.name(node.attr), tree.trivia().nameBefore(range.end()));
    return new Expression.Attribute(id, range, value, name);
  }

  private Expression conditional(int id, TextRange range, ExprTy.IfExp node) {
    Expression body = build(node.body);
    Expression test = build(node.test);
    return new Expression.Conditional(id, range, test, body, build(node.orElse));
  }

  private Expression dict(int id, TextRange range, ExprTy.Dict node) {
    List<Expression.DictDisplay.Entry> entries = new ArrayList<>();
    int count = node.values == null ? 0 : node.values.length;
    for (int i = 0; i < count; i++) {
      Optional<Expression> key = optional(node.keys[i]);
      entries.add(new Expression.DictDisplay.Entry(key, build(node.values[i])));
    }
    return new Expression.DictDisplay(id, range, entries);
  }

  private List<Comprehension> clauses(ComprehensionTy[] nodes) {
    return tree.all(
        nodes,
        node ->
            new Comprehension(
                tree.nextId(),
                tree.range(node),
                build(node.target),
                build(node.iter),
                all(node.ifs),
                node.isAsync));
  }
}
