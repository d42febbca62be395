package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.BinaryOperator;
import dev.graphlift.syntax.BooleanOperator;
import dev.graphlift.syntax.ComparisonOperator;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import dev.graphlift.syntax.UnaryOperator;
import java.util.List;
import java.util.Optional;

/// Operators: on scalars, sequences and tensors, and as special methods of instances.
final class Operators {
  /// How many pairs of operands are looked at one by one.
  private static final int MOST_PAIRS = 64;

  /// What a special method gives that leaves the operator to the other operand.
  private static final Atom NOT_IMPLEMENTED = new Atom.Library("NotImplemented");

  private final Interpreter interpreter;
  private final SequenceOperators sequences;

  Operators(Interpreter interpreter) {
    this.interpreter = interpreter;
    this.sequences = new SequenceOperators(interpreter);
  }

  Value bool(Frame frame, Expression.BooleanOperation e) {
    Value all = Value.BOTTOM;
    Locals before = frame.locals().copy();
    boolean decided = false;
    for (Expression operand : e.operands()) {
      Value value = interpreter.expressions().eval(frame, operand);
      Truth.Outcome outcome = interpreter.truth().test(frame, operand, value);
      boolean isLast = operand.id() == e.operands().getLast().id();
      // Operands behind one that decides are followed for what they do.
      Value counted = isLast ? value : value.filter(atom -> decides(e.operator(), atom));
      all = decided ? all : all.join(counted);
      decided |= outcome == deciding(e.operator());
      switch (e.operator()) {
        case AND -> interpreter.narrowing().assumeTrue(frame, operand);
        case OR -> interpreter.narrowing().assumeFalse(frame, operand);
      }
    }
    // What operands narrow or bind may not have happened: an earlier one may have decided.
    frame.locals(before.join(frame.locals()));
    return all;
  }

  /// Whether an operand before the last may be the result: `and` stops at what is false.
  private static boolean decides(BooleanOperator operator, Atom atom) {
    return Truth.of(atom) != Comparisons.opposite(deciding(operator));
  }

  private static Truth.Outcome deciding(BooleanOperator operator) {
    return switch (operator) {
      case AND -> Truth.Outcome.FALSE;
      case OR -> Truth.Outcome.TRUE;
    };
  }

  Value binary(Frame frame, Node at, Value left, BinaryOperator operator, Value right) {
    if (left.atoms().size() * right.atoms().size() > MOST_PAIRS) {
      return pairs(frame, at, Values.coarse(left), operator, Values.coarse(right));
    }
    Value result = pairs(frame, at, left, operator, right);
    interpreter.tensorOperators().noteMismatch(frame, at, left, operator, right);
    if (left.atoms().contains(Atom.NONE) || right.atoms().contains(Atom.NONE)) {
      noteOpenExtent(frame, at);
    }
    return result;
  }

  /// Notes arithmetic with, or a bound of a slice by, an extent that may be `None`.
  void noteOpenExtent(Frame frame, Node at) {
    Effect.Target target = new Effect.Target.Outside(Effect.World.EXTENT, "");
    interpreter
        .attributes()
        .effect(frame, at, target, "needs an extent that the signature leaves open");
  }

  private Value pairs(Frame frame, Node at, Value left, BinaryOperator operator, Value right) {
    Value all = Value.BOTTOM;
    if (left.gap().isPresent() || right.gap().isPresent()) {
      all = Value.unknown(left.gap().or(right::gap).orElseThrow());
    }
    Value containers = left.filter(ContainerObject.class::isInstance).known();
    boolean several = containers.atoms().size() > 1 && operator == BinaryOperator.ADD;
    if (several) {
      all = all.join(concatenateAll(frame, at, containers, right));
    }
    for (Atom l : left.atoms()) {
      if (l instanceof ContainerObject container) {
        all = several ? all : all.join(containers(frame, at, container, operator, right));
        continue;
      }
      for (Atom r : right.atoms()) {
        all = all.join(binary(frame, at, l, operator, r));
      }
      if (right.atoms().isEmpty() && right.gap().isPresent() && isTensor(l)) {
        all = all.join(interpreter.tensorOperators().withUnknown(l, operator));
      }
    }
    for (Atom r : right.atoms()) {
      if (left.atoms().isEmpty() && left.gap().isPresent() && isTensor(r)) {
        all = all.join(interpreter.tensorOperators().withUnknown(r, operator));
      }
    }
    return all;
  }

  /// Several lists with each operand at once: all results are one object, made here.
  private Value concatenateAll(Frame frame, Node at, Value lists, Value right) {
    Value other =
        right.filter(atom -> atom instanceof Atom.Tensor || atom instanceof InstanceObject).known();
    Value all =
        interpreter
            .definitions()
            .list(
                frame,
                at,
                List.of(),
                interpreter
                    .iteration()
                    .element(frame, at, lists)
                    .join(
                        interpreter
                            .iteration()
                            .element(frame, at, right.filter(a -> !other.atoms().contains(a)))));
    for (Atom atom : other.atoms()) {
      for (Atom list : lists.atoms()) {
        all = all.join(binary(frame, at, list, BinaryOperator.ADD, atom));
      }
    }
    return all;
  }

  /// A container with each operand at once: pairing them would cost their product.
  private Value containers(
      Frame frame, Node at, ContainerObject left, BinaryOperator operator, Value right) {
    Value other =
        right.filter(atom -> atom instanceof Atom.Tensor || atom instanceof InstanceObject);
    Value all = Value.BOTTOM;
    for (Atom atom : other.atoms()) {
      all = all.join(binary(frame, at, left, operator, atom));
    }
    Value plain = right.filter(atom -> !other.atoms().contains(atom)).known();
    if (plain.isBottom()) {
      return all;
    }
    return all.join(
        switch (operator) {
          case ADD -> sequences.concatenate(frame, at, left, plain);
          case MULTIPLY -> sequences.repeat(frame, at, left);
          case BIT_OR, BIT_AND, BIT_XOR, SUBTRACT -> {
            Value merged = Value.BOTTOM;
            for (Atom atom : plain.atoms()) {
              merged = merged.join(sequences.either(frame, at, left, atom));
            }
            yield merged;
          }
          case MATRIX_MULTIPLY, DIVIDE, MODULO, POWER, LEFT_SHIFT, RIGHT_SHIFT, FLOOR_DIVIDE ->
              Value.BOTTOM;
        });
  }

  private Value binary(Frame frame, Node at, Atom left, BinaryOperator operator, Atom right) {
    if (left instanceof InstanceObject || right instanceof InstanceObject) {
      return special(frame, at, left, operator, right);
    }
    if (isTensor(left) || isTensor(right)) {
      return interpreter.tensorOperators().binary(frame, left, operator, right);
    }
    if (left instanceof Atom.Scalar l && right instanceof Atom.Scalar r) {
      return Arithmetic.binary(l, operator, r);
    }
    if (left instanceof Atom.Library || right instanceof Atom.Library) {
      return Value.unknown(
          new Gap.Unmodelled(frame.place(at), "an operator on an object of a library"));
    }
    return sequences.binary(frame, at, left, operator, right);
  }

  private Value special(Frame frame, Node at, Atom left, BinaryOperator operator, Atom right) {
    String stem = operator.stem();
    Value own =
        interpreter.calls().special(frame, at, Value.of(left), "__" + stem + "__", Value.of(right));
    Value reflected =
        interpreter
            .calls()
            .special(frame, at, Value.of(right), "__r" + stem + "__", Value.of(left));
    Value all = own.join(reflected).filter(atom -> !NOT_IMPLEMENTED.equals(atom));
    if (all.isBottom() && (isOpen(frame, left) || isOpen(frame, right))) {
      return Value.unknown(new Gap.UnresolvedCall(frame.place(at), "__" + stem + "__"));
    }
    // A tensor takes part in arithmetic with objects that convert themselves to tensors.
    return all.isBottom() && (isTensor(left) || isTensor(right))
        ? interpreter.tensorOperators().binary(frame, left, operator, right)
        : all;
  }

  private boolean isOpen(Frame frame, Atom atom) {
    return atom instanceof InstanceObject instance && interpreter.calls().isOpen(frame, instance);
  }

  private static boolean isTensor(Atom atom) {
    return atom instanceof Atom.Tensor;
  }

  Value unary(Frame frame, Node at, UnaryOperator operator, Value operand) {
    if (operator == UnaryOperator.NOT) {
      return Truth.value(Comparisons.opposite(interpreter.truth().test(frame, at, operand)));
    }
    if (operand.atoms().contains(Atom.NONE)) {
      noteOpenExtent(frame, at);
    }
    Value all = operand.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom atom : operand.atoms()) {
      all =
          all.join(
              switch (atom) {
                case Atom.Scalar scalar -> Arithmetic.unary(operator, scalar);
                case Atom.Tensor(var type, var _) ->
                    Value.of(
                        new Atom.Tensor(
                            type.withRole(valueRole(type)).withElements(Optional.empty())));
                case InstanceObject instance -> special(frame, at, instance, operator);
                case Atom.Tuple _,
                    Atom.Stream _,
                    Atom.Library _,
                    Atom.Namespace _,
                    Atom.Bound _,
                    Atom.Partial _,
                    Atom.Wrapped _,
                    Atom.Super _,
                    dev.graphlift.analysis.values.HeapObject _ ->
                    Value.BOTTOM;
              });
    }
    return all;
  }

  private Value special(Frame frame, Node at, InstanceObject instance, UnaryOperator operator) {
    String method = specialName(operator);
    Value own = interpreter.calls().special(frame, at, Value.of(instance), method);
    return own.isBottom() && isOpen(frame, instance)
        ? Value.unknown(new Gap.UnresolvedCall(frame.place(at), method))
        : own;
  }

  private static TensorType.Role valueRole(TensorType type) {
    return type.role() == TensorType.Role.VARIABLE ? TensorType.Role.VALUE : type.role();
  }

  private static String specialName(UnaryOperator operator) {
    return switch (operator) {
      case MINUS -> "__neg__";
      case PLUS -> "__pos__";
      case INVERT -> "__invert__";
      case NOT -> "__bool__";
    };
  }

  Value compare(Frame frame, Expression.Comparison e) {
    Value left = interpreter.expressions().eval(frame, e.left());
    Value all = Value.BOTTOM;
    for (int i = 0; i < e.comparators().size(); i++) {
      Value right = interpreter.expressions().eval(frame, e.comparators().get(i));
      all = all.join(compare(frame, e, left, e.operators().get(i), right));
      left = right;
    }
    return all;
  }

  private Value compare(
      Frame frame, Node at, Value left, ComparisonOperator operator, Value right) {
    return switch (operator) {
      case IS, IS_NOT -> Truth.value(Comparisons.of(left, operator, right));
      case IN, NOT_IN -> {
        interpreter.calls().special(frame, at, right, "__contains__", left);
        if (right.stream().anyMatch(Iteration::isTensor)) {
          interpreter.iteration().forbid(frame, at, "looks for an element of a tensor by `in`");
        }
        yield Values.bool();
      }
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
        Value given = interpreter.calls().special(frame, at, left, comparisonName(operator), right);
        Value custom =
            given.atoms().contains(NOT_IMPLEMENTED)
                ? given.filter(atom -> !NOT_IMPLEMENTED.equals(atom)).join(Values.bool())
                : given;
        Truth.Outcome constant = Comparisons.of(left, operator, right);
        Value plain = custom.isBottom() ? left : left.filter(a -> !(a instanceof InstanceObject));
        if (constant != Truth.Outcome.EITHER) {
          yield Truth.value(constant);
        }
        yield plain.isBottom()
            ? custom
            : custom.join(plainComparison(frame, plain, operator, right));
      }
    };
  }

  private Value plainComparison(Frame frame, Value left, ComparisonOperator operator, Value right) {
    Value all = Value.BOTTOM;
    boolean plain = left.gap().or(right::gap).isPresent();
    for (Atom l : left.atoms()) {
      for (Atom r : right.atoms()) {
        if (Atom.NONE.equals(l) || Atom.NONE.equals(r)) {
          all = all.join(withNone(operator, l, r));
        } else if (isTensor(l) || isTensor(r)) {
          all = all.join(interpreter.tensorOperators().comparison(frame, l, r));
        } else {
          plain = true;
        }
      }
    }
    return plain || all.isBottom() ? all.join(Values.bool()) : all;
  }

  /// A tensor of the framework never equals `None`; an array asks each of its elements.
  private static Value withNone(ComparisonOperator operator, Atom left, Atom right) {
    Value arrays =
        Value.of(List.of(left, right))
            .filter(atom ->
                atom instanceof Atom.Tensor(var type, var _)
                    && type.origin() == TensorType.Origin.NUMPY);
    if (!arrays.isBottom()) {
      return Value.of(
          new Atom.Tensor(
              ((Atom.Tensor) arrays.atoms().iterator().next())
                  .type()
                  .withDtype(Optional.of("bool"))
                  .withElements(Optional.empty())));
    }
    return operator == ComparisonOperator.NOT_EQUAL && (isTensor(left) || isTensor(right))
        ? Truth.value(Truth.Outcome.TRUE)
        : operator == ComparisonOperator.EQUAL && (isTensor(left) || isTensor(right))
            ? Truth.value(Truth.Outcome.FALSE)
            : Values.bool();
  }

  private static String comparisonName(ComparisonOperator operator) {
    return switch (operator) {
      case EQUAL -> "__eq__";
      case NOT_EQUAL -> "__ne__";
      case LESS -> "__lt__";
      case LESS_OR_EQUAL -> "__le__";
      case GREATER -> "__gt__";
      case GREATER_OR_EQUAL -> "__ge__";
      case IS, IS_NOT, IN, NOT_IN -> "__contains__";
    };
  }

  Value augmented(
      Frame frame,
      Statement.AugmentedAssign at,
      Value before,
      BinaryOperator operator,
      Value operand) {
    Value all = Value.BOTTOM;
    Value plain = Value.BOTTOM;
    for (Atom atom : before.atoms()) {
      Value self = Value.of(atom);
      if (atom instanceof ContainerObject container) {
        interpreter.containerMethods().extend(frame, at, container, operand, "+=");
        all = all.join(self);
      } else if (atom instanceof Atom.Tensor(var type, var made)
          && type.origin() == TensorType.Origin.NUMPY) {
        interpreter
            .attributes()
            .effect(frame, at, new Effect.Target.ArrayContents(made), "changes an array in place");
        all = all.join(self);
      } else {
        Value inPlace =
            interpreter.calls().special(frame, at, self, "__i" + operator.stem() + "__", operand);
        all = all.join(inPlace);
        plain = inPlace.isBottom() ? plain.join(self) : plain;
      }
    }
    if (before.gap().isPresent()) {
      plain = plain.join(Value.unknown(before.gap().get()));
    }
    return plain.isBottom() ? all : all.join(binary(frame, at, plain, operator, operand));
  }
}
