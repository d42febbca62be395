package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import java.util.List;
import java.util.Optional;

/// Binds, augments and deletes what stands left of `=`, in `for`, `with` and `del`.
final class Targets {
  private final Interpreter interpreter;

  Targets(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  void assign(Frame frame, Expression target, Value value) {
    switch (target) {
      case Expression.Name name -> interpreter.names().assign(frame, name, name.name(), value);
      case Expression.Attribute attribute -> {
        Value object = eval(frame, attribute.value());
        interpreter.observer().binds(frame.activation(), frame.file(), target, value);
        interpreter.attributes().write(frame, attribute, object, attribute.name().text(), value);
        interpreter.lastStores().attribute(frame, attribute, object, value);
      }
      case Expression.Subscript subscript -> {
        Value object = eval(frame, subscript.value());
        interpreter.observer().binds(frame.activation(), frame.file(), target, value);
        interpreter.subscripts().write(frame, subscript, object, subscript.index(), value);
        interpreter.lastStores().element(frame, subscript, object, value);
      }
      case Expression.TupleDisplay tuple -> unpack(frame, tuple, tuple.elements(), value);
      case Expression.ListDisplay list -> unpack(frame, list, list.elements(), value);
      case Expression.Starred starred -> assign(frame, starred.value(), value);
      // CPython's grammar allows nothing else to be assigned to.
      case Expression.Constant _,
          Expression.Slice _,
          Expression.Call _,
          Expression.BooleanOperation _,
          Expression.BinaryOperation _,
          Expression.UnaryOperation _,
          Expression.Comparison _,
          Expression.Conditional _,
          Expression.NamedExpression _,
          Expression.Lambda _,
          Expression.SetDisplay _,
          Expression.DictDisplay _,
          Expression.ListComprehension _,
          Expression.SetComprehension _,
          Expression.DictComprehension _,
          Expression.GeneratorExpression _,
          Expression.Await _,
          Expression.Yield _,
          Expression.YieldFrom _,
          Expression.FormattedString _,
          Expression.FormattedValue _ ->
          eval(frame, target);
    }
  }

  void augment(Frame frame, Statement.AugmentedAssign s) {
    Value before = eval(frame, s.target());
    Value operand = eval(frame, s.value());
    Value after = interpreter.operators().augmented(frame, s, before, s.operator(), operand);
    assign(frame, s.target(), after);
  }

  void delete(Frame frame, Expression target) {
    switch (target) {
      case Expression.Name name -> interpreter.names().delete(frame, name, name.name());
      case Expression.Attribute attribute ->
          interpreter
              .attributes()
              .write(
                  frame,
                  attribute,
                  eval(frame, attribute.value()),
                  attribute.name().text(),
                  Value.BOTTOM);
      case Expression.Subscript subscript ->
          interpreter
              .subscripts()
              .write(
                  frame,
                  subscript,
                  eval(frame, subscript.value()),
                  subscript.index(),
                  Value.BOTTOM);
      case Expression.TupleDisplay tuple -> tuple.elements().forEach(e -> delete(frame, e));
      case Expression.ListDisplay list -> list.elements().forEach(e -> delete(frame, e));
      case Expression.Starred _,
          Expression.Constant _,
          Expression.Slice _,
          Expression.Call _,
          Expression.BooleanOperation _,
          Expression.BinaryOperation _,
          Expression.UnaryOperation _,
          Expression.Comparison _,
          Expression.Conditional _,
          Expression.NamedExpression _,
          Expression.Lambda _,
          Expression.SetDisplay _,
          Expression.DictDisplay _,
          Expression.ListComprehension _,
          Expression.SetComprehension _,
          Expression.DictComprehension _,
          Expression.GeneratorExpression _,
          Expression.Await _,
          Expression.Yield _,
          Expression.YieldFrom _,
          Expression.FormattedString _,
          Expression.FormattedValue _ -> {}
    }
  }

  private void unpack(Frame frame, Node at, List<Expression> targets, Value value) {
    Optional<Expression> star =
        targets.stream().filter(Expression.Starred.class::isInstance).findFirst();
    if (star.isPresent()) {
      unpackWithRest(frame, at, targets, targets.indexOf(star.get()), value);
      return;
    }
    interpreter.iteration().unstaged(frame, at, value.filter(Iteration::isTensor).known());
    for (int i = 0; i < targets.size(); i++) {
      assign(frame, targets.get(i), interpreter.iteration().item(frame, at, value, i));
    }
  }

  private void unpackWithRest(
      Frame frame, Node at, List<Expression> targets, int star, Value value) {
    Optional<List<Value>> items = interpreter.iteration().items(frame, value);
    int after = targets.size() - star - 1;
    for (int i = 0; i < targets.size(); i++) {
      Expression target = targets.get(i);
      if (items.isEmpty() || items.get().size() < targets.size() - 1) {
        Value element = interpreter.iteration().unstaged(frame, at, value);
        assign(
            frame,
            target,
            i == star
                ? interpreter.definitions().list(frame, target, List.of(), element)
                : element);
      } else {
        List<Value> all = items.get();
        Value part =
            i < star
                ? all.get(i)
                : i > star
                    ? all.get(all.size() - (targets.size() - i))
                    : interpreter
                        .definitions()
                        .list(frame, target, all.subList(star, all.size() - after), Value.BOTTOM);
        assign(frame, target, part);
      }
    }
  }

  private Value eval(Frame frame, Expression expression) {
    return interpreter.expressions().eval(frame, expression);
  }
}
