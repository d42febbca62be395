package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.BinaryOperator;
import dev.graphlift.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Operators on tuples, lists, sets and dictionaries: joined end to end, repeated, merged.
final class SequenceOperators {
  private final Interpreter interpreter;

  SequenceOperators(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Value binary(Frame frame, Node at, Atom left, BinaryOperator operator, Atom right) {
    return switch (operator) {
      case ADD ->
          // A shape, which is taken for a tuple, may be followed by a list.
          isTuple(left) && (isTuple(right) || right instanceof ContainerObject)
              ? concatenate(frame, at, left, Value.of(right))
              : Value.BOTTOM;
      case MULTIPLY -> {
        boolean times = right instanceof Atom.Scalar;
        yield times ? repeat(frame, at, left) : repeat(frame, at, right);
      }
      case MODULO -> Arithmetic.format(left);
      case BIT_OR, BIT_AND, BIT_XOR, SUBTRACT -> either(frame, at, left, right);
      case MATRIX_MULTIPLY, DIVIDE, POWER, LEFT_SHIFT, RIGHT_SHIFT, FLOOR_DIVIDE -> Value.BOTTOM;
    };
  }

  private static boolean isTuple(Atom atom) {
    return atom instanceof Atom.Tuple || atom instanceof Atom.Stream;
  }

  Value concatenate(Frame frame, Node at, Atom left, Value right) {
    if (left instanceof Atom.Tuple(var l)
        && right.only().orElse(left) instanceof Atom.Tuple(var r)
        && right.only().isPresent()) {
      List<Value> items = new ArrayList<>(l);
      items.addAll(r);
      return Values.tuple(items, frame.tooDeep(at));
    }
    Value element =
        interpreter
            .iteration()
            .element(frame, at, Value.of(left))
            .join(interpreter.iteration().element(frame, at, right));
    return left instanceof ContainerObject
        ? concatenateLists(frame, at, left, right, element)
        : Values.stream(Atom.StreamKind.TUPLE, element, frame.tooDeep(at));
  }

  private Value concatenateLists(Frame frame, Node at, Atom left, Value right, Value element) {
    Optional<List<Value>> l = interpreter.iteration().items(frame, Value.of(left));
    Optional<List<Value>> r = interpreter.iteration().items(frame, right);
    if (l.isPresent() && r.isPresent() && l.get().size() + r.get().size() <= Values.LONGEST_TUPLE) {
      List<Value> items = new ArrayList<>(l.get());
      items.addAll(r.get());
      return interpreter.definitions().list(frame, at, items, Value.BOTTOM);
    }
    return interpreter.definitions().list(frame, at, List.of(), element);
  }

  Value repeat(Frame frame, Node at, Atom sequence) {
    Value element = interpreter.iteration().element(frame, at, Value.of(sequence));
    return sequence instanceof ContainerObject
        ? interpreter.definitions().list(frame, at, List.of(), element)
        : Values.stream(Atom.StreamKind.TUPLE, element, frame.tooDeep(at));
  }

  Value either(Frame frame, Node at, Atom left, Atom right) {
    if (left instanceof ContainerObject l && right instanceof ContainerObject r) {
      ContainerObject made = interpreter.heap().container(frame.allocation(at, "merged"), l.kind());
      interpreter.containerMethods().copyInto(frame, l, made);
      interpreter.containerMethods().copyInto(frame, r, made);
      return Value.of(made);
    }
    // `A | B` of classes is a type, which stands for either class.
    return Value.of(left).join(Value.of(right));
  }
}
