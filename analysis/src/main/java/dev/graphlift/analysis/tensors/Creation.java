package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.Dimensions.require;
import static dev.graphlift.analysis.tensors.TensorFunction.dtype;
import static dev.graphlift.analysis.tensors.TensorFunction.extents;

import dev.graphlift.analysis.tensors.ElementTypes.Dialect;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.TensorType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Operations that make tensors of Python values and numbers.
///
/// Source: `tf.constant`, `tf.convert_to_tensor`, `tf.range`, `tf.linspace`, `tf.eye`,
/// `tf.one_hot`, `tf.sequence_mask`, `tf.random.gamma` and NumPy's `array`, `arange`, `eye`.
final class Creation {
  static final Map<String, TensorFunction> ALL =
      Map.ofEntries(
          Map.entry("filled", extents(Creation::filled)),
          Map.entry("constant", extents(Creation::constant)),
          Map.entry("ranged", extents(Creation::ranged)),
          Map.entry("range-dtype", dtype(o -> rangeDtype(o, Dialect.TENSORFLOW))),
          Map.entry("np-range-dtype", dtype(o -> rangeDtype(o, Dialect.NUMPY))),
          Map.entry("eye", extents(Creation::eye)),
          Map.entry("spaced", extents(Creation::spaced)),
          Map.entry("one-hot", extents(Creation::oneHot)),
          Map.entry("one-hot-dtype", dtype(Creation::oneHotDtype)),
          Map.entry("masked-sequence", extents(Creation::maskedSequence)),
          Map.entry("sampled", extents(Creation::sampled)),
          Map.entry("drawn", extents(Creation::drawn)),
          Map.entry("square", extents(Creation::square)));

  private Creation() {}

  private static List<Dimension> filled(Operands operands) {
    List<Dimension> shape = operands.extents(0);
    require(shape.stream().noneMatch(Creation::isNegative), "a negative extent");
    return shape;
  }

  private static boolean isNegative(Dimension dimension) {
    return dimension instanceof Dimension.Fixed(var extent) && extent < 0;
  }

  /// `constant(value, shape)`: the shape that is given, else that of the value.
  private static List<Dimension> constant(Operands operands) {
    return operands.isGiven(1) ? operands.extents(1) : operands.shape(0);
  }

  /// `ranged(start, limit, delta)`: how many steps there are.
  private static List<Dimension> ranged(Operands operands) {
    boolean single = !operands.isGiven(1);
    Argument start = single ? Argument.integer(0) : operands.get(0);
    Argument limit = operands.get(single ? 0 : 1);
    Argument delta = operands.isGiven(2) ? operands.get(2) : Argument.integer(1);
    if (isReal(start) || isReal(limit) || isReal(delta)) {
      double step = real(delta);
      require(step != 0, "a step of zero");
      double count = Math.ceil((real(limit) - real(start)) / step);
      return List.of(Dimensions.fixed(Math.max(0, (long) count)));
    }
    Dimension from = Literals.dimension(start);
    Dimension to = Literals.dimension(limit);
    Dimension length = Dimensions.combine(to, from, (l, s) -> l - s);
    return List.of(
        Dimensions.combine(
            length,
            Literals.dimension(delta),
            (l, d) -> {
              require(d != 0, "a step of zero");
              return Math.max(0, Math.ceilDiv(l, d));
            }));
  }

  private static boolean isReal(Argument argument) {
    return (argument instanceof Argument.Numeral(var kind, var _) && kind == Atom.ScalarKind.FLOAT)
        || (argument instanceof Argument.Tensor(var type)
            && ElementTypes.isFloat(ElementTypes.of(type)));
  }

  private static double real(Argument argument) {
    if (argument instanceof Argument.Numeral(var _, var value) && value.isPresent()) {
      return switch (value.get()) {
        case Double d -> d;
        case BigInteger i -> i.doubleValue();
        default -> throw new InvalidCallException("no number");
      };
    }
    throw new UnknownResultException("a number is not known");
  }

  private static String rangeDtype(Operands operands, Dialect dialect) {
    if (operands.isGiven(3)) {
      return ElementTypes.named(operands.get(3), dialect);
    }
    List<Argument> given = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      if (operands.isGiven(i)) {
        given.add(operands.get(i));
      }
    }
    List<String> dtypes = given.stream().map(each -> ElementTypes.of(each, dialect)).toList();
    List<String> order =
        dialect == Dialect.TENSORFLOW
            ? List.of("int32", "int64", "float32", "float64")
            : List.of("int32", "int64", "float64");
    int widest = dtypes.stream().mapToInt(order::indexOf).max().orElse(-1);
    if (dtypes.stream().anyMatch(d -> !order.contains(d))) {
      throw new UnknownResultException("an uncommon type");
    }
    return order.get(widest);
  }

  /// `eye(rows, columns, batch_shape)`.
  private static List<Dimension> eye(Operands operands) {
    Dimension rows = operands.dimension(0);
    Dimension columns = operands.isGiven(1) ? operands.dimension(1) : rows;
    List<Dimension> batch = operands.isGiven(2) ? operands.extents(2) : List.of();
    return Dimensions.concat(batch, List.of(rows, columns));
  }

  /// `spaced(start, stop, num, axis)`.
  private static List<Dimension> spaced(Operands operands) {
    List<Dimension> shape = Broadcasting.broadcast(operands.shape(0), operands.shape(1));
    int axis = Operands.axis(operands.integer(3, 0), shape.size() + 1);
    return Dimensions.inserted(shape, axis, operands.dimension(2));
  }

  /// `one-hot(indices, depth, axis)`.
  private static List<Dimension> oneHot(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    int axis = Operands.axis(operands.integer(2, -1), shape.size() + 1);
    return Dimensions.inserted(shape, axis, operands.dimension(1));
  }

  private static String oneHotDtype(Operands operands) {
    if (operands.isGiven(0)) {
      return ElementTypes.named(operands.get(0), Dialect.TENSORFLOW);
    }
    for (int i = 1; i < 3; i++) {
      if (operands.isGiven(i)) {
        return ElementTypes.of(operands.get(i), Dialect.TENSORFLOW);
      }
    }
    return ElementTypes.FLOAT32;
  }

  /// `masked-sequence(lengths, maxlen)`.
  private static List<Dimension> maskedSequence(Operands operands) {
    Dimension longest = operands.isGiven(1) ? operands.dimension(1) : longest(operands.get(0));
    return Dimensions.concat(operands.shape(0), List.of(longest));
  }

  private static Dimension longest(Argument lengths) {
    boolean known = !(lengths instanceof Argument.Tensor(var type)) || type.elements().isPresent();
    return known && Literals.shape(lengths).size() < 2
        ? Literals.elements(lengths).stream()
            .reduce((a, b) -> Dimensions.combine(a, b, Math::max))
            .orElse(Dimensions.fixed(0))
        : new Dimension.Dynamic();
  }

  /// `sampled(shape, parameters…)`: the shape followed by that of the parameters.
  private static List<Dimension> sampled(Operands operands) {
    List<Dimension> parameters = List.of();
    for (int i = 1; i < operands.size(); i++) {
      if (operands.isGiven(i)) {
        parameters = Broadcasting.broadcast(parameters, operands.shape(i));
      }
    }
    return Dimensions.concat(operands.extents(0), parameters);
  }

  /// `drawn(size, parameters…)` of NumPy: the size, else the shape of the parameters.
  private static List<Dimension> drawn(Operands operands) {
    if (operands.isGiven(0)) {
      return operands.extents(0);
    }
    List<Dimension> shape = List.of();
    for (int i = 1; i < operands.size(); i++) {
      if (operands.isGiven(i)) {
        shape = Broadcasting.broadcast(shape, operands.shape(i));
      }
    }
    return shape;
  }

  private static List<Dimension> square(Operands operands) {
    return List.of(operands.dimension(0), operands.dimension(0));
  }

  /// Whether an argument is an array of NumPy.
  static boolean isArray(Argument argument) {
    return argument instanceof Argument.Tensor(var type)
        && type.origin() == TensorType.Origin.NUMPY;
  }
}
