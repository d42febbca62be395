package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.Dimensions.require;
import static dev.graphlift.analysis.tensors.TensorFunction.dtype;
import static dev.graphlift.analysis.tensors.TensorFunction.extents;

import dev.graphlift.analysis.tensors.ElementTypes.Dialect;
import dev.graphlift.analysis.values.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What NumPy does differently from TensorFlow.
///
/// Source: `numpy.full_like`, `numpy.meshgrid`, `numpy.append`, `numpy.split`, `numpy.diff`,
/// `numpy.random.rand`, `numpy.random.permutation`, `numpy.true_divide`.
final class ArrayShapes {
  static final Map<String, TensorFunction> ALL =
      Map.ofEntries(
          Map.entry("like-array", extents(o -> o.isGiven(1) ? o.extents(1) : o.shape(0))),
          Map.entry("np-grid", extents(ArrayShapes::grid)),
          Map.entry("np-divided", dtype(ArrayShapes::divided)),
          Map.entry("rank-of", o -> Argument.integer(Math.max(1, o.rank(0)))),
          Map.entry("all-multiplied", extents(ArrayShapes::multiplied)),
          Map.entry("appended", extents(ArrayShapes::appended)),
          Map.entry("np-split-count", ArrayShapes::splitCount),
          Map.entry("np-split", extents(ArrayShapes::split)),
          Map.entry("shortened", extents(ArrayShapes::shortened)),
          Map.entry("rest", o -> new Argument.Sequence(tail(o.items(0)))),
          Map.entry("any-flag", o -> flag(flags(o) > 0)),
          Map.entry("flag-count", o -> Argument.integer(1 + flags(o))),
          Map.entry("unique-part", extents(ArrayShapes::uniquePart)),
          Map.entry("unique-dtype", dtype(ArrayShapes::uniqueDtype)),
          Map.entry("has-items", o -> flag(o.isGiven(0) && !o.items(0).isEmpty())),
          Map.entry(
              "are-scalars",
              o -> flag(o.all().stream().allMatch(a -> Literals.shape(a).isEmpty()))),
          Map.entry("extents-given", extents(ArrayShapes::extentsGiven)),
          Map.entry("permutation", extents(ArrayShapes::permutation)),
          Map.entry("permutation-dtype", dtype(ArrayShapes::permutationDtype)));

  private ArrayShapes() {}

  private static Argument flag(boolean holds) {
    return Defaults.word(String.valueOf(holds));
  }

  private static List<Argument> tail(List<Argument> items) {
    require(!items.isEmpty(), "nothing given");
    return items.subList(1, items.size());
  }

  /// `np-grid(arrays, indexing, sparse, #)`.
  private static List<Dimension> grid(Operands operands) {
    if (operands.flag(2)) {
      throw new UnknownResultException("a sparse grid");
    }
    return Joining.grid(operands);
  }

  /// The type of a true division: whole numbers become `float64`.
  private static String divided(Operands operands) {
    String dtype = Promotion.common(operands.all(), Dialect.NUMPY);
    return ElementTypes.isInteger(dtype) || dtype.equals(ElementTypes.BOOL)
        ? ElementTypes.FLOAT64
        : dtype;
  }

  /// The product of all elements, where no axis is given.
  private static List<Dimension> multiplied(Operands operands) {
    if (operands.isGiven(1)) {
      throw new UnknownResultException("an axis is given");
    }
    return List.of(Dimensions.product(Literals.elements(operands.get(0))));
  }

  /// `appended(array, values, axis)`: flat where no axis is given.
  private static List<Dimension> appended(Operands operands) {
    Argument both = new Argument.Sequence(List.of(operands.get(0), operands.get(1)));
    Operands joined = new Operands(List.of(both, operands.get(2)));
    return Joining.concatenated(joined);
  }

  private static Argument splitCount(Operands operands) {
    return operands.get(0) instanceof Argument.Numeral
        ? Argument.integer(operands.integer(0))
        : Argument.integer(operands.extents(0).size() + 1L);
  }

  /// `np-split(array, sections or indices, axis, #)`.
  private static List<Dimension> split(Operands operands) {
    if (operands.get(1) instanceof Argument.Numeral) {
      return Joining.split(operands);
    }
    List<Dimension> shape = operands.shape(0);
    int axis = operands.axis(2, shape.size());
    List<Dimension> cuts = operands.extents(1);
    int part = Math.toIntExact(operands.integer(3));
    Dimension from = part == 0 ? Dimensions.fixed(0) : cuts.get(part - 1);
    Dimension to = part == cuts.size() ? shape.get(axis) : cuts.get(part);
    return Dimensions.with(
        shape, axis, Dimensions.combine(to, from, (end, start) -> Math.max(0, end - start)));
  }

  /// `shortened(a, n, axis)` of `numpy.diff`.
  private static List<Dimension> shortened(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    int axis = Operands.axis(operands.integer(2, -1), shape.size());
    long by = operands.integer(1, 1);
    return Dimensions.with(shape, axis, Dimensions.map(shape.get(axis), n -> Math.max(0, n - by)));
  }

  /// The extents passed one by one.
  private static List<Dimension> extentsGiven(Operands operands) {
    if (!operands.isGiven(0)) {
      return List.of();
    }
    List<Dimension> shape = new ArrayList<>();
    operands.items(0).forEach(item -> shape.add(Literals.dimension(item)));
    return shape;
  }

  /// A permutation of the numbers below one, or of the rows of an array.
  private static List<Dimension> permutation(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    return shape.isEmpty() ? List.of(operands.dimension(0)) : shape;
  }

  private static String permutationDtype(Operands operands) {
    return operands.rank(0) == 0
        ? ElementTypes.INT64
        : ElementTypes.of(operands.get(0), Dialect.NUMPY);
  }

  private static long flags(Operands operands) {
    long count = 0;
    for (int i = 0; i < operands.size(); i++) {
      count += operands.flag(i) ? 1 : 0;
    }
    return count;
  }

  /// `unique-part(x, return_index, return_inverse, #)`: the values, where they are, which is where,
  /// and how many there are, as far as asked for.
  private static List<Dimension> uniquePart(Operands operands) {
    long place = operands.integer(3);
    boolean inverse = operands.flag(2) && place == (operands.flag(1) ? 2 : 1);
    if (!inverse) {
      return List.of(Dimensions.dynamic());
    }
    if (operands.rank(0) != 1) {
      throw new UnknownResultException("releases differ");
    }
    return operands.shape(0);
  }

  private static String uniqueDtype(Operands operands) {
    return operands.integer(1) == 0
        ? ElementTypes.named(operands.get(0), ElementTypes.Dialect.NUMPY)
        : ElementTypes.INT64;
  }
}
