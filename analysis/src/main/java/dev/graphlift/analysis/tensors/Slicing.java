package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.Dimensions.require;
import static dev.graphlift.analysis.tensors.TensorFunction.extents;

import dev.graphlift.analysis.values.Dimension;
import java.util.List;
import java.util.Map;

/// Operations that pick parts by index.
///
/// Source: `tf.gather`, `tf.gather_nd`, `tf.slice`, `tf.boolean_mask`, `tf.scatter_nd`,
/// `tf.math.top_k`, `numpy.take`.
final class Slicing {
  static final Map<String, TensorFunction> ALL =
      Map.ofEntries(
          Map.entry("gathered", extents(Slicing::gathered)),
          Map.entry("gathered-nd", extents(Slicing::gatheredNd)),
          Map.entry("taken", extents(Slicing::taken)),
          Map.entry("sliced", extents(Slicing::sliced)),
          Map.entry("masked", extents(Slicing::masked)),
          Map.entry("last", extents(Slicing::last)),
          Map.entry("row", extents(Slicing::row)),
          Map.entry("rows-of", extents(Slicing::rowsOf)),
          Map.entry("scattered", extents(o -> o.extents(0))),
          Map.entry("found", extents(Slicing::found)),
          Map.entry("subscripted", extents(Subscripting::shape)));

  private Slicing() {}

  /// `gathered(params, indices, axis, batch_dims)`.
  private static List<Dimension> gathered(Operands operands) {
    List<Dimension> params = operands.shape(0);
    List<Dimension> indices = operands.shape(1);
    int batch = Math.toIntExact(operands.integer(3, 0));
    int batchAxes = batch < 0 ? batch + indices.size() : batch;
    int axis = Operands.axis(operands.integer(2, batchAxes), params.size());
    require(batchAxes <= indices.size() && batchAxes <= axis, "more batch axes than there are");
    Dimensions.merge(params.subList(0, batchAxes), indices.subList(0, batchAxes));
    List<Dimension> inner =
        Dimensions.concat(
            indices.subList(batchAxes, indices.size()), params.subList(axis + 1, params.size()));
    return Dimensions.concat(params.subList(0, axis), inner);
  }

  /// `gathered-nd(params, indices, batch_dims)`.
  private static List<Dimension> gatheredNd(Operands operands) {
    List<Dimension> params = operands.shape(0);
    List<Dimension> indices = operands.shape(1);
    require(!indices.isEmpty(), "no index vectors");
    int batch = Math.toIntExact(operands.integer(2, 0));
    require(batch < indices.size() && batch < params.size() + 1, "more batch axes");
    int depth = batch + Math.toIntExact(Dimensions.extent(indices.getLast()));
    require(depth <= params.size(), "index vectors longer than the rank");
    return Dimensions.concat(
        indices.subList(0, indices.size() - 1), params.subList(depth, params.size()));
  }

  /// `taken(a, indices, axis)` of NumPy: from the flat array where no axis is given.
  private static List<Dimension> taken(Operands operands) {
    if (!operands.isGiven(2)) {
      return operands.shape(1);
    }
    List<Dimension> shape = operands.shape(0);
    int axis = operands.axis(2, shape.size());
    List<Dimension> inner =
        Dimensions.concat(operands.shape(1), shape.subList(axis + 1, shape.size()));
    return Dimensions.concat(shape.subList(0, axis), inner);
  }

  /// `sliced(input, begin, size)`, where a size of -1 is all that is left.
  private static List<Dimension> sliced(Operands operands) {
    List<Dimension> begin = operands.extents(1);
    List<Dimension> size = operands.extents(2);
    List<Dimension> shape =
        operands
            .shapeOrUnknown(0)
            .orElseGet(() -> Dimensions.repeated(Dimensions.dynamic(), size.size()));
    require(begin.size() == shape.size() && size.size() == shape.size(), "one size an axis");
    return java.util.stream.IntStream.range(0, shape.size())
        .mapToObj(i -> part(shape.get(i), begin.get(i), size.get(i)))
        .toList();
  }

  private static Dimension part(Dimension extent, Dimension begin, Dimension size) {
    if (size instanceof Dimension.Fixed(var length) && length == -1) {
      return Dimensions.combine(extent, begin, (all, from) -> all - from);
    }
    return size instanceof Dimension.Fixed ? size : Dimensions.dynamic();
  }

  /// `masked(tensor, mask, axis)`.
  private static List<Dimension> masked(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    List<Dimension> mask = operands.shape(1);
    int axis = Operands.axis(operands.integer(2, 0), Math.max(1, shape.size()));
    require(!mask.isEmpty() && axis + mask.size() <= shape.size(), "a mask of other rank");
    Dimensions.merge(shape.subList(axis, axis + mask.size()), mask);
    List<Dimension> rest = shape.subList(axis + mask.size(), shape.size());
    return Dimensions.concat(
        shape.subList(0, axis), Dimensions.concat(List.of(Dimensions.dynamic()), rest));
  }

  /// `last(x, n)`: the last axis has another extent.
  private static List<Dimension> last(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    require(!shape.isEmpty(), "a scalar has no last axis");
    return Dimensions.concat(Dimensions.butLast(shape, 1), List.of(operands.dimension(1)));
  }

  private static List<Dimension> row(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    require(!shape.isEmpty(), "a scalar has no rows");
    return shape.subList(1, shape.size());
  }

  /// `rows-of(n, x)`: n rows like those of x.
  private static List<Dimension> rowsOf(Operands operands) {
    List<Dimension> shape = operands.shape(1);
    require(!shape.isEmpty(), "a scalar has no rows");
    return Dimensions.with(shape, 0, operands.dimension(0));
  }

  /// `found(condition)`: as many index vectors as elements hold.
  private static List<Dimension> found(Operands operands) {
    return List.of(Dimensions.dynamic(), Dimensions.fixed(operands.rank(0)));
  }
}
