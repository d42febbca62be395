package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.Dimensions.require;
import static dev.graphlift.analysis.tensors.TensorFunction.extents;

import dev.graphlift.analysis.values.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Element-wise operations on operands of several shapes.
///
/// Source: NumPy's broadcasting rules, which TensorFlow shares (`tf.broadcast_static_shape`).
final class Broadcasting {
  static final Map<String, TensorFunction> ALL =
      Map.of(
          "shape", extents(o -> o.shape(0)),
          "broadcast", extents(Broadcasting::broadcast),
          "broadcast-to", extents(Broadcasting::broadcastTo),
          "like-all", extents(Broadcasting::merged),
          "like-items", extents(o -> merged(new Operands(o.kinds(0)))));

  private Broadcasting() {}

  private static List<Dimension> broadcast(Operands operands) {
    List<Dimension> shape = List.of();
    for (int i = 0; i < operands.size(); i++) {
      if (!(operands.get(i) instanceof Argument.Missing
          || operands.get(i) instanceof Argument.None)) {
        shape = broadcast(shape, operands.shape(i));
      }
    }
    return shape;
  }

  static List<Dimension> broadcast(List<Dimension> left, List<Dimension> right) {
    int rank = Math.max(left.size(), right.size());
    List<Dimension> shape = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      int l = i - rank + left.size();
      int r = i - rank + right.size();
      shape.add(l < 0 ? right.get(r) : r < 0 ? left.get(l) : broadcast(left.get(l), right.get(r)));
    }
    return shape;
  }

  private static Dimension broadcast(Dimension left, Dimension right) {
    if (Dimensions.is(left, 1)) {
      return right;
    }
    if (Dimensions.is(right, 1)) {
      return left;
    }
    if (left instanceof Dimension.Fixed(var l) && right instanceof Dimension.Fixed(var r)) {
      require(l == r, "extents %d and %d do not broadcast".formatted(l, r));
      return left;
    }
    if (left instanceof Dimension.Ragged || right instanceof Dimension.Ragged) {
      return new Dimension.Ragged();
    }
    if (left instanceof Dimension.Fixed(var l) && l > 1) {
      return left;
    }
    if (right instanceof Dimension.Fixed(var r) && r > 1) {
      return right;
    }
    return left.equals(right) ? left : new Dimension.Dynamic();
  }

  private static List<Dimension> broadcastTo(Operands operands) {
    List<Dimension> target = operands.extents(1);
    List<Dimension> shape = broadcast(operands.shape(0), target);
    require(shape.size() == target.size(), "the shape to broadcast to is shorter");
    return target;
  }

  /// The shape that all operands share.
  private static List<Dimension> merged(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    for (int i = 1; i < operands.size(); i++) {
      shape = Dimensions.merge(shape, operands.shape(i));
    }
    return shape;
  }
}
