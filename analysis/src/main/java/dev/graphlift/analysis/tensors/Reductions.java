package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.TensorFunction.extents;

import dev.graphlift.analysis.values.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Operations that reduce axes.
///
/// Source: `tf.math.reduce_sum`, `tf.math.argmax`, `tf.math.unsorted_segment_sum`, `numpy.sum`.
final class Reductions {
  static final Map<String, TensorFunction> ALL =
      Map.of(
          "reduced", extents(Reductions::reduced),
          "arg-reduced", extents(Reductions::argReduced),
          "accumulated", extents(Reductions::accumulated),
          "segmented", extents(Reductions::segmented),
          "sorted-segmented", extents(Reductions::sortedSegmented),
          "mean-over", extents(Reductions::meanOver));

  private Reductions() {}

  /// `reduced(tensor, axis, keepdims)`: all axes where none is given.
  private static List<Dimension> reduced(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    boolean keep = operands.flag(2);
    List<Integer> axes =
        operands.isGiven(1)
            ? operands.axes(1, shape.size())
            : java.util.stream.IntStream.range(0, shape.size()).boxed().toList();
    Dimensions.require(axes.stream().distinct().count() == axes.size(), "an axis given twice");
    return reduced(shape, axes, keep);
  }

  private static List<Dimension> reduced(List<Dimension> shape, List<Integer> axes, boolean keep) {
    List<Dimension> result = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      if (!axes.contains(i)) {
        result.add(shape.get(i));
      } else if (keep) {
        result.add(Dimensions.fixed(1));
      }
    }
    return result;
  }

  /// `arg-reduced(tensor, axis)`: the first axis where none is given.
  private static List<Dimension> argReduced(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    int axis = Operands.axis(operands.integer(1, 0), shape.size());
    return Dimensions.without(shape, axis);
  }

  /// `accumulated(tensor, axis)`: the same shape, flat where no axis is given.
  private static List<Dimension> accumulated(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    if (!operands.isGiven(1)) {
      return List.of(Dimensions.product(shape));
    }
    operands.axis(1, shape.size());
    return shape;
  }

  /// `segmented(data, segment_ids, num_segments)`: the leading axes, which the ids have, become
  /// one.
  private static List<Dimension> segmented(Operands operands) {
    List<Dimension> data = operands.shape(0);
    int leading = operands.rank(1);
    Dimensions.require(data.size() >= leading, "more ids than axes");
    List<Dimension> shape = new ArrayList<>(List.of(operands.dimension(2)));
    shape.addAll(data.subList(leading, data.size()));
    return shape;
  }

  private static List<Dimension> sortedSegmented(Operands operands) {
    List<Dimension> data = operands.shape(0);
    Dimensions.require(!data.isEmpty(), "a scalar has no segments");
    return Dimensions.with(data, 0, Dimensions.dynamic());
  }

  /// `mean-over(x, axes, keepdims)` of `tf.nn.moments`, whose axes must be given.
  private static List<Dimension> meanOver(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    return reduced(shape, operands.axes(1, shape.size()), operands.flag(2));
  }
}
