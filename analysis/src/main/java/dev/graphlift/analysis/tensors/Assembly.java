package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.Dimensions.require;
import static dev.graphlift.analysis.tensors.TensorFunction.dtype;
import static dev.graphlift.analysis.tensors.TensorFunction.extents;

import dev.graphlift.analysis.tensors.ElementTypes.Dialect;
import dev.graphlift.analysis.values.Dimension;
import java.util.List;
import java.util.Map;

/// Shapes put together from single extents, and the rest that belongs to no family.
///
/// Source: `tf.where`, `tf.unique`, `tf.bitcast`, `tf.linspace`, `tf.nn.crelu`,
/// `tf.dynamic_partition`, `tf.linalg.lstsq`.
final class Assembly {
  static final Map<String, TensorFunction> ALL =
      Map.ofEntries(
          Map.entry("scalar", extents(_ -> List.of())),
          Map.entry("some-vector", extents(_ -> List.of(Dimensions.dynamic()))),
          Map.entry("vector-of", extents(o -> List.of(o.dimension(0)))),
          Map.entry("matrix-of", extents(o -> List.of(o.dimension(0), o.dimension(1)))),
          Map.entry("number", o -> Argument.integer(o.integer(0))),
          Map.entry("flag", o -> flag(o.flag(0))),
          Map.entry("is-given", o -> flag(o.isGiven(0))),
          Map.entry("spaced-dtype", dtype(Assembly::spacedDtype)),
          Map.entry("bit-cast", extents(Assembly::bitCast)),
          Map.entry("chosen", extents(Assembly::chosen)),
          Map.entry("chosen-dtype", dtype(Assembly::chosenDtype)),
          Map.entry("doubled-axis", extents(Assembly::doubledAxis)),
          Map.entry("confused", extents(Assembly::confused)),
          Map.entry("partitioned", extents(Assembly::partitioned)),
          Map.entry("unique", extents(Assembly::unique)),
          Map.entry("least-squares", extents(Assembly::leastSquares)),
          Map.entry("broadcast-items", extents(Assembly::broadcastItems)),
          Map.entry("output", extents(Assembly::output)),
          Map.entry("is-tensor", o -> flag(o.get(0) instanceof Argument.Tensor)));

  private Assembly() {}

  /// `output(tensor, dtype)`: the shape of an output that is of an element type.
  private static List<Dimension> output(Operands operands) {
    String wanted = ElementTypes.named(operands.get(1), Dialect.TENSORFLOW);
    if (!ElementTypes.of(operands.get(0), Dialect.TENSORFLOW).equals(wanted)) {
      throw new UnknownResultException("another output");
    }
    return operands.shape(0);
  }

  private static Argument flag(boolean holds) {
    return Defaults.word(String.valueOf(holds));
  }

  private static String spacedDtype(Operands operands) {
    String dtype = ElementTypes.of(operands.get(0), Dialect.TENSORFLOW);
    return ElementTypes.isInteger(dtype)
        ? operands.isNumber(0) ? ElementTypes.FLOAT32 : ElementTypes.FLOAT64
        : dtype;
  }

  private static List<Dimension> bitCast(Operands operands) {
    int from = ElementTypes.bits(ElementTypes.of(operands.get(0), Dialect.TENSORFLOW));
    int to = ElementTypes.bits(ElementTypes.named(operands.get(1), Dialect.TENSORFLOW));
    if (from != to) {
      throw new UnknownResultException("elements of another size");
    }
    return operands.shape(0);
  }

  /// `chosen(condition, x, y)`: the indices where the condition holds if nothing is to choose.
  private static List<Dimension> chosen(Operands operands) {
    if (!operands.isGiven(1) && !operands.isGiven(2)) {
      return List.of(Dimensions.dynamic(), Dimensions.fixed(operands.rank(0)));
    }
    return Broadcasting.broadcast(
        operands.shape(0), Broadcasting.broadcast(operands.shape(1), operands.shape(2)));
  }

  private static String chosenDtype(Operands operands) {
    return !operands.isGiven(0) && !operands.isGiven(1)
        ? ElementTypes.INT64
        : Promotion.common(operands.all(), Dialect.TENSORFLOW);
  }

  private static List<Dimension> doubledAxis(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    int axis = Operands.axis(operands.integer(1, -1), shape.size());
    return Dimensions.with(shape, axis, Dimensions.map(shape.get(axis), n -> 2 * n));
  }

  private static List<Dimension> confused(Operands operands) {
    Dimension classes = operands.isGiven(0) ? operands.dimension(0) : Dimensions.dynamic();
    return List.of(classes, classes);
  }

  private static List<Dimension> partitioned(Operands operands) {
    List<Dimension> data = operands.shape(0);
    int rank = operands.rank(1);
    require(rank <= data.size(), "more partitions than axes");
    return Dimensions.concat(List.of(Dimensions.dynamic()), data.subList(rank, data.size()));
  }

  private static List<Dimension> unique(Operands operands) {
    require(operands.rank(0) == 1, "no vector");
    return List.of(Dimensions.dynamic());
  }

  private static List<Dimension> leastSquares(Operands operands) {
    List<Dimension> matrix = operands.shape(0);
    List<Dimension> rhs = operands.shape(1);
    List<Dimension> batch =
        Broadcasting.broadcast(Dimensions.butLast(matrix, 2), Dimensions.butLast(rhs, 2));
    return Dimensions.concat(batch, List.of(matrix.getLast(), rhs.getLast()));
  }

  private static List<Dimension> broadcastItems(Operands operands) {
    return operands.items(0).stream()
        .map(Literals::shape)
        .reduce(List.of(), Broadcasting::broadcast);
  }
}
