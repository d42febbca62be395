package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.ModuleObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Node;
import java.math.BigInteger;

/// Whether values count as true, as in `if x`.
final class Truth {
  private final Interpreter interpreter;

  Truth(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// How a test may come out.
  enum Outcome {
    TRUE,
    FALSE,
    EITHER;

    private Outcome join(Outcome other) {
      return this == other ? this : EITHER;
    }
  }

  /// Tests a value, which runs `__bool__` or `__len__` of instances.
  Outcome test(Frame frame, Node at, Value value) {
    for (Atom atom : value.atoms()) {
      if (atom instanceof InstanceObject instance) {
        Value self = Value.of(instance);
        if (interpreter.calls().special(frame, at, self, "__bool__").isBottom()) {
          interpreter.calls().special(frame, at, self, "__len__");
        }
      }
    }
    return of(value);
  }

  /// How a test of a value may come out, without running anything.
  static Outcome of(Value value) {
    if (value.isBottom() || !value.isExhaustive()) {
      return Outcome.EITHER;
    }
    return value.stream().map(Truth::of).reduce(Outcome::join).orElse(Outcome.EITHER);
  }

  static Outcome of(Atom atom) {
    return switch (atom) {
      case Atom.Scalar(var kind, var constant) ->
          kind == Atom.ScalarKind.NONE
              ? Outcome.FALSE
              : constant.map(Truth::ofConstant).orElse(Outcome.EITHER);
      case Atom.Tuple(var items) -> items.isEmpty() ? Outcome.FALSE : Outcome.TRUE;
      case FunctionObject _, ClassObject _, ModuleObject _, Atom.Namespace _, Atom.Bound _ ->
          Outcome.TRUE;
      case Atom.Tensor _,
          Atom.Stream _,
          Atom.Library _,
          Atom.Partial _,
          Atom.Wrapped _,
          Atom.Super _,
          ContainerObject _,
          InstanceObject _ ->
          Outcome.EITHER;
    };
  }

  private static Outcome ofConstant(Object constant) {
    boolean isTrue =
        switch (constant) {
          case Boolean value -> value;
          case BigInteger value -> value.signum() != 0;
          case Double value -> value != 0;
          case String value -> !value.isEmpty();
          default -> throw new IllegalArgumentException("not a constant: " + constant);
        };
    return isTrue ? Outcome.TRUE : Outcome.FALSE;
  }

  /// A truth value as a value of the program.
  static Value value(Outcome outcome) {
    return switch (outcome) {
      case TRUE -> Value.of(Atom.constant(Atom.ScalarKind.BOOLEAN, true));
      case FALSE -> Value.of(Atom.constant(Atom.ScalarKind.BOOLEAN, false));
      case EITHER -> Values.bool();
    };
  }
}
