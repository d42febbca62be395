package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.tensors.Argument;
import dev.graphlift.analysis.tensors.Operations;
import dev.graphlift.analysis.values.Allocation;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.BinaryOperator;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Python's operators and subscripts on tensors and arrays, case by case.
final class TensorOperators {
  private final Interpreter interpreter;

  TensorOperators(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// The tensor that a binary operator gives.
  Value binary(Frame frame, Atom left, BinaryOperator operator, Atom right) {
    if (operator == BinaryOperator.MODULO
        && left instanceof Atom.Scalar(var kind, var _)
        && kind == Atom.ScalarKind.STRING) {
      return Values.some(Atom.ScalarKind.STRING);
    }
    Value all = Value.BOTTOM;
    for (List<Argument> pair : pairs(frame, asNumber(left, right), asNumber(right, left))) {
      all = all.join(value(Operations.binary(pair.getFirst(), operator, pair.getLast())));
    }
    return all;
  }

  /// Beside a tensor of numbers, a truth value of Python counts as one.
  private static Atom asNumber(Atom operand, Atom other) {
    return operand instanceof Atom.Scalar(var kind, var _)
            && kind == Atom.ScalarKind.BOOLEAN
            && other instanceof Atom.Tensor(var type, var _)
            && type.origin() == TensorType.Origin.FRAMEWORK
            && type.dtype().filter(dtype -> !dtype.equals("bool")).isPresent()
        ? Atom.some(Atom.ScalarKind.INTEGER)
        : operand;
  }

  /// The tensor that an operator gives when the other operand is not known.
  Value withUnknown(Atom known, BinaryOperator operator) {
    return known instanceof Atom.Tensor(var type, var _)
        ? value(Operations.binary(new Argument.Tensor(type), operator, new Argument.Unknown()))
        : Value.BOTTOM;
  }

  /// The tensor that a comparison gives.
  Value comparison(Frame frame, Atom left, Atom right) {
    Value all = Value.BOTTOM;
    for (List<Argument> pair : pairs(frame, left, right)) {
      all = all.join(value(Operations.comparison(pair.getFirst(), pair.getLast())));
    }
    return all;
  }

  /// Notes an operator that raises for some operand whatever it meets, as their element types
  /// differ.
  void noteMismatch(Frame frame, Node at, Value left, BinaryOperator operator, Value right) {
    boolean mayMeet =
        left.stream().anyMatch(Iteration::isTensor) || right.stream().anyMatch(Iteration::isTensor);
    if (!mayMeet || left.gap().or(right::gap).isPresent() || left.isBottom() || right.isBottom()) {
      return;
    }
    Cases cases = new Cases(interpreter, frame);
    List<Argument> lefts = cases.of(left);
    List<Argument> rights = cases.of(right);
    BiPredicate<Argument, Argument> raise =
        (one, other) -> Operations.elementTypesDiffer(one, operator, other);
    if (lefts.stream().anyMatch(l -> rights.stream().allMatch(r -> raise.test(l, r)))
        || rights.stream().anyMatch(r -> lefts.stream().allMatch(l -> raise.test(l, r)))) {
      Effect.Target target = new Effect.Target.Outside(Effect.World.ELEMENT_TYPES, "");
      interpreter
          .attributes()
          .effect(frame, at, target, "combines tensors of different element types");
    }
  }

  private List<List<Argument>> pairs(Frame frame, Atom left, Atom right) {
    Cases cases = new Cases(interpreter, frame);
    return Cases.product(List.of(cases.of(Value.of(left)), cases.of(Value.of(right))));
  }

  /// What a subscript of a tensor gives.
  Value subscript(
      Frame frame, TensorType type, Optional<Allocation> made, Expression index, Value key) {
    Value all = Value.BOTTOM;
    for (Argument each : new Cases(interpreter, frame).ofKey(index, key)) {
      Argument whole = each;
      boolean list =
          key.only().filter(dev.graphlift.analysis.values.HeapObject.class::isInstance).isPresent();
      if (list && type.origin() == TensorType.Origin.NUMPY) {
        whole = new Argument.Sequence(List.of(each));
      }
      all = all.join(value(Operations.subscript(type, whole), made));
    }
    return all;
  }

  /// What iterating over a tensor gives.
  static Value row(TensorType type, Optional<Allocation> made) {
    return value(Operations.row(type), made);
  }

  /// What the absolute value of a tensor is.
  static Value magnitude(TensorType type) {
    return value(Operations.magnitude(type));
  }

  private static Value value(Optional<TensorType> type) {
    return value(type, Optional.empty());
  }

  private static Value value(Optional<TensorType> type, Optional<Allocation> made) {
    return type.map(t -> Value.of(new Atom.Tensor(t, made))).orElse(Value.BOTTOM);
  }
}
