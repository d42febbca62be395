package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.Dimensions.require;
import static dev.graphlift.analysis.tensors.TensorFunction.extents;

import dev.graphlift.analysis.values.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Operations that put tensors together or take them apart.
///
/// Source: `tf.concat`, `tf.stack`, `tf.split`, `tf.unstack`, `tf.meshgrid` and NumPy's
/// `concatenate`, `stack`, `vstack`, `hstack`, `split`.
final class Joining {
  static final Map<String, TensorFunction> ALL =
      Map.ofEntries(
          Map.entry("concatenated", extents(Joining::concatenated)),
          Map.entry("stacked", extents(Joining::stacked)),
          Map.entry("vertical", extents(o -> concatenated(atLeast(o.items(0), 2), 0))),
          Map.entry("horizontal", extents(Joining::horizontal)),
          Map.entry("split-count", Joining::splitCount),
          Map.entry("split", extents(Joining::split)),
          Map.entry("rows-count", Joining::rowsCount),
          Map.entry("unstacked", extents(Joining::unstacked)),
          Map.entry("count", o -> Argument.integer(o.items(0).size())),
          Map.entry("grid", extents(Joining::grid)),
          Map.entry("item", Joining::item));

  private Joining() {}

  /// One item of a sequence; nothing where no sequence is given.
  private static Argument item(Operands operands) {
    if (!operands.isGiven(0)) {
      return new Argument.Missing();
    }
    List<Argument> items = operands.items(0);
    long index = operands.integer(1);
    require(index < items.size(), "fewer items");
    return items.get((int) index);
  }

  static List<Dimension> concatenated(Operands operands) {
    List<List<Dimension>> shapes = shapes(operands.kinds(0));
    if (operands.isOpen(0)) {
      int axis = operands.axis(1, shapes.getFirst().size());
      return Dimensions.with(shapes.getFirst(), axis, new Dimension.Unresolved());
    }
    if (!operands.isGiven(1) && operands.size() > 1) {
      return List.of(
          shapes.stream().map(Dimensions::product).reduce(Dimensions.fixed(0), Dimensions::sum));
    }
    require(!shapes.isEmpty(), "nothing to join");
    return concatenated(shapes, operands.axis(1, shapes.getFirst().size()));
  }

  private static List<List<Dimension>> shapes(List<Argument> items) {
    return items.stream().map(Literals::shape).toList();
  }

  private static List<Dimension> concatenated(List<List<Dimension>> shapes, int axis) {
    List<Dimension> joined = shapes.getFirst();
    require(!joined.isEmpty(), "scalars cannot be joined");
    for (List<Dimension> next : shapes.subList(1, shapes.size())) {
      require(next.size() == joined.size(), "ranks differ");
      Dimension sum = Dimensions.sum(joined.get(axis), next.get(axis));
      List<Dimension> rest = Dimensions.without(joined, axis);
      List<Dimension> merged = Dimensions.merge(rest, Dimensions.without(next, axis));
      joined = Dimensions.inserted(merged, axis, sum);
    }
    return joined;
  }

  private static List<Dimension> stacked(Operands operands) {
    List<Argument> items = operands.kinds(0);
    require(!items.isEmpty(), "nothing to stack");
    List<Dimension> common = Literals.shape(items.getFirst());
    for (Argument item : items.subList(1, items.size())) {
      common = Dimensions.merge(common, Literals.shape(item));
    }
    int axis = Operands.axis(operands.integer(1, 0), common.size() + 1);
    return Dimensions.inserted(
        common,
        axis,
        operands.isOpen(0) ? new Dimension.Unresolved() : Dimensions.fixed(items.size()));
  }

  private static List<List<Dimension>> atLeast(List<Argument> items, int rank) {
    List<List<Dimension>> shapes = new ArrayList<>();
    for (List<Dimension> shape : shapes(items)) {
      int missing = Math.max(0, rank - shape.size());
      shapes.add(Dimensions.concat(Dimensions.repeated(Dimensions.fixed(1), missing), shape));
    }
    require(!shapes.isEmpty(), "nothing to join");
    return shapes;
  }

  private static List<Dimension> horizontal(Operands operands) {
    List<List<Dimension>> shapes = atLeast(operands.items(0), 1);
    return concatenated(shapes, shapes.getFirst().size() == 1 ? 0 : 1);
  }

  /// `split-count(num_or_size_splits)`: how many parts there are.
  private static Argument splitCount(Operands operands) {
    return operands.get(0) instanceof Argument.Numeral
        ? Argument.integer(operands.integer(0))
        : Argument.integer(operands.extents(0).size());
  }

  /// `split(value, num_or_size_splits, axis, #)`: the shape of one part.
  static List<Dimension> split(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    int axis = operands.axis(2, shape.size());
    if (operands.get(1) instanceof Argument.Numeral) {
      long parts = operands.integer(1);
      require(parts > 0, "no parts");
      return Dimensions.with(
          shape,
          axis,
          Dimensions.map(
              shape.get(axis),
              extent -> {
                require(extent % parts == 0, "the parts are not equal");
                return extent / parts;
              }));
    }
    List<Dimension> sizes = operands.extents(1);
    int part = Math.toIntExact(operands.integer(3));
    Dimension size = sizes.get(part);
    if (!Dimensions.is(size, -1)) {
      return Dimensions.with(shape, axis, size);
    }
    Dimension others =
        Dimensions.without(sizes, part).stream().reduce(Dimensions.fixed(0), Dimensions::sum);
    return Dimensions.with(
        shape, axis, Dimensions.combine(shape.get(axis), others, (all, known) -> all - known));
  }

  private static Argument rowsCount(Operands operands) {
    if (operands.isGiven(2)) {
      return Argument.integer(operands.integer(2));
    }
    List<Dimension> shape = operands.shape(0);
    int axis = operands.axis(1, shape.size());
    return Argument.integer(Dimensions.extent(shape.get(axis)));
  }

  private static List<Dimension> unstacked(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    return Dimensions.without(shape, operands.axis(1, shape.size()));
  }

  /// `grid(arrays, indexing)`: the shape of each result of `meshgrid`.
  static List<Dimension> grid(Operands operands) {
    List<Dimension> shape = new ArrayList<>();
    for (Argument item : operands.items(0)) {
      shape.add(Dimensions.product(Literals.shape(item)));
    }
    if (operands.text(1, "xy").equals("xy") && shape.size() > 1) {
      java.util.Collections.swap(shape, 0, 1);
    }
    return shape;
  }
}
