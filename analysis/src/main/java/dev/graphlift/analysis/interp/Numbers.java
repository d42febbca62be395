package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.HeapObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.BinaryOperator;
import dev.graphlift.syntax.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Built-in functions on numbers, and the operators that have names.
record Numbers(Interpreter interpreter) {
  private static final Map<String, BinaryOperator> OPERATORS =
      Map.of(
          "operator.add", BinaryOperator.ADD,
          "operator.sub", BinaryOperator.SUBTRACT,
          "operator.mul", BinaryOperator.MULTIPLY,
          "operator.truediv", BinaryOperator.DIVIDE,
          "operator.floordiv", BinaryOperator.FLOOR_DIVIDE,
          "operator.mod", BinaryOperator.MODULO);

  Optional<Value> call(Frame frame, Node at, String name, Arguments arguments) {
    Value first = arguments.argument(0, "");
    return switch (name) {
      case "abs" -> Optional.of(magnitude(frame, at, first));
      case "round" -> round(arguments);
      case "divmod" ->
          Optional.of(
              Values.tuple(
                  List.of(
                      binary(frame, at, BinaryOperator.FLOOR_DIVIDE, arguments),
                      binary(frame, at, BinaryOperator.MODULO, arguments)),
                  frame.tooDeep(at)));
      case "pow" ->
          arguments.positional().size() == 2
              ? Optional.of(binary(frame, at, BinaryOperator.POWER, arguments))
              : Optional.empty();
      default ->
          Optional.ofNullable(OPERATORS.get(name))
              .map(operator -> binary(frame, at, operator, arguments));
    };
  }

  private Value magnitude(Frame frame, Node at, Value operand) {
    Value all = operand.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom atom : operand.atoms()) {
      all =
          all.join(
              switch (atom) {
                case Atom.Tensor(var type, var _) -> TensorOperators.magnitude(type);
                case Atom.Scalar(var kind, var _) -> Values.some(kind);
                case InstanceObject instance ->
                    interpreter.calls().special(frame, at, Value.of(instance), "__abs__");
                case Atom.Tuple _,
                    Atom.Stream _,
                    Atom.Library _,
                    Atom.Namespace _,
                    Atom.Bound _,
                    Atom.Partial _,
                    Atom.Wrapped _,
                    Atom.Super _,
                    HeapObject _ ->
                    Value.BOTTOM;
              });
    }
    return all;
  }

  private Value binary(Frame frame, Node at, BinaryOperator operator, Arguments arguments) {
    return interpreter
        .operators()
        .binary(frame, at, arguments.argument(0, ""), operator, arguments.argument(1, ""));
  }

  /// Rounding gives an integer, or with a number of digits what it was given.
  private static Optional<Value> round(Arguments arguments) {
    Value number = arguments.argument(0, "number");
    Value digits = arguments.argument(1, "ndigits");
    Value all = Value.BOTTOM;
    for (Atom atom : number.atoms()) {
      if (!(atom instanceof Atom.Scalar(var kind, var _))) {
        return Optional.empty();
      }
      boolean stays = kind == Atom.ScalarKind.FLOAT && !digits.isBottom();
      all = all.join(Values.some(stays ? kind : Atom.ScalarKind.INTEGER));
    }
    boolean either = !digits.isExhaustive() || digits.atoms().contains(Atom.NONE);
    return number.isExhaustive()
        ? Optional.of(either ? all.join(Values.some(Atom.ScalarKind.INTEGER)) : all)
        : Optional.empty();
  }
}
