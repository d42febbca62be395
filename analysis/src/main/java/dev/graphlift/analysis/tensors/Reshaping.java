package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.Dimensions.require;
import static dev.graphlift.analysis.tensors.TensorFunction.extents;

import dev.graphlift.analysis.values.Dimension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Operations that keep the elements and change how they are laid out, or repeat them.
///
/// Source: `tf.reshape`, `tf.transpose`, `tf.expand_dims`, `tf.squeeze`, `tf.tile`, `tf.pad`,
/// `tf.repeat` and their namesakes in NumPy.
final class Reshaping {
  static final Map<String, TensorFunction> ALL =
      Map.ofEntries(
          Map.entry("reshaped", extents(o -> reshaped(o.shapeOrUnknown(0), o.extents(1)))),
          Map.entry("reshaped-to", extents(Reshaping::reshapedTo)),
          Map.entry("flat", extents(o -> List.of(Dimensions.product(o.shape(0))))),
          Map.entry("transposed", extents(Reshaping::transposed)),
          Map.entry("transposed-to", extents(Reshaping::transposedTo)),
          Map.entry("swapped", extents(Reshaping::swapped)),
          Map.entry("moved", extents(Reshaping::moved)),
          Map.entry("matrix-transposed", extents(Reshaping::matrixTransposed)),
          Map.entry("expanded", extents(Reshaping::expanded)),
          Map.entry("np-expanded", extents(Reshaping::expandedAll)),
          Map.entry("squeezed", extents(Reshaping::squeezed)),
          Map.entry("tiled", extents(Reshaping::tiled)),
          Map.entry("np-tiled", extents(Reshaping::tiledAny)),
          Map.entry("padded", extents(Reshaping::padded)),
          Map.entry("repeated", extents(Reshaping::repeated)),
          Map.entry("ensured", extents(Reshaping::ensured)),
          Map.entry("at-least", extents(Reshaping::atLeast)));

  private Reshaping() {}

  /// The new shape, in which one extent may be -1.
  static List<Dimension> reshaped(java.util.Optional<List<Dimension>> from, List<Dimension> to) {
    int open = -1;
    for (int i = 0; i < to.size(); i++) {
      if (Dimensions.is(to.get(i), -1)) {
        require(open < 0, "two open extents");
        open = i;
      }
    }
    if (open < 0) {
      from.ifPresent(shape -> requireSameCount(shape, to));
      return to;
    }
    List<Dimension> others = Dimensions.without(to, open);
    return Dimensions.with(
        to, open, from.map(shape -> left(shape, others)).orElseGet(Dimension.Dynamic::new));
  }

  private static void requireSameCount(List<Dimension> from, List<Dimension> to) {
    Dimension before = Dimensions.product(from);
    Dimension after = Dimensions.product(to);
    if (before instanceof Dimension.Fixed && after instanceof Dimension.Fixed) {
      require(before.equals(after), "another number of elements");
    }
  }

  /// The extent left for -1: the product of all, less those that stay the same on both sides.
  private static Dimension left(List<Dimension> from, List<Dimension> others) {
    Dimension count = Dimensions.product(from);
    Dimension known = Dimensions.product(others);
    if (count instanceof Dimension.Fixed(var all) && known instanceof Dimension.Fixed(var part)) {
      if (part == 0) {
        return Dimensions.dynamic();
      }
      require(all % part == 0, "the elements do not divide");
      return Dimensions.fixed(all / part);
    }
    return Dimensions.combine(count, known, (a, b) -> a);
  }

  /// `reshape` as a method, which takes the extents one by one or in one tuple.
  private static List<Dimension> reshapedTo(Operands operands) {
    List<Argument> to = operands.items(1);
    List<Dimension> extents =
        to.size() == 1
            ? new Operands(to).extents(0)
            : to.stream().map(Literals::dimension).toList();
    return reshaped(operands.shapeOrUnknown(0), extents);
  }

  private static List<Dimension> transposed(Operands operands) {
    if (!operands.isGiven(1)) {
      List<Dimension> reversed = new ArrayList<>(operands.shape(0));
      Collections.reverse(reversed);
      return reversed;
    }
    return permuted(operands.shapeOrUnknown(0), operands.extents(1));
  }

  private static List<Dimension> transposedTo(Operands operands) {
    List<Argument> order = operands.items(1);
    if (order.isEmpty() || order.getFirst() instanceof Argument.None) {
      return transposed(new Operands(List.of(operands.get(0))));
    }
    List<Dimension> axes =
        order.size() == 1 && !(order.getFirst() instanceof Argument.Numeral)
            ? new Operands(order).extents(0)
            : order.stream().map(Literals::dimension).toList();
    return permuted(operands.shapeOrUnknown(0), axes);
  }

  private static List<Dimension> permuted(
      java.util.Optional<List<Dimension>> known, List<Dimension> order) {
    List<Dimension> shape =
        known.orElseGet(() -> Dimensions.repeated(new Dimension.Dynamic(), order.size()));
    require(shape.size() == order.size(), "an order of other rank");
    List<Dimension> result = new ArrayList<>();
    for (Dimension axis : order) {
      result.add(
          axis instanceof Dimension.Fixed(var i)
              ? shape.get(Operands.axis(i, shape.size()))
              : anyOf(shape));
    }
    return result;
  }

  private static Dimension anyOf(List<Dimension> shape) {
    return shape.stream().distinct().count() == 1 ? shape.getFirst() : new Dimension.Dynamic();
  }

  private static List<Dimension> swapped(Operands operands) {
    List<Dimension> shape = new ArrayList<>(operands.shape(0));
    Collections.swap(shape, operands.axis(1, shape.size()), operands.axis(2, shape.size()));
    return shape;
  }

  private static List<Dimension> moved(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    List<Integer> from = operands.axes(1, shape.size());
    List<Integer> to = operands.axes(2, shape.size());
    require(from.size() == to.size(), "as many sources as destinations");
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      if (!from.contains(i)) {
        order.add(i);
      }
    }
    to.stream().sorted().forEach(target -> order.add(target, from.get(to.indexOf(target))));
    return order.stream().map(shape::get).toList();
  }

  private static List<Dimension> matrixTransposed(Operands operands) {
    List<Dimension> shape = new ArrayList<>(operands.shape(0));
    require(shape.size() >= 2, "no matrix");
    Collections.swap(shape, shape.size() - 1, shape.size() - 2);
    return shape;
  }

  private static List<Dimension> expanded(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    return Dimensions.inserted(shape, operands.axis(1, shape.size() + 1), Dimensions.fixed(1));
  }

  private static List<Dimension> expandedAll(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    int rank = shape.size() + operands.extents(1).size();
    List<Integer> axes = operands.axes(1, rank);
    List<Dimension> result = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < rank; i++) {
      result.add(axes.contains(i) ? Dimensions.fixed(1) : shape.get(next++));
    }
    return result;
  }

  private static List<Dimension> squeezed(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    List<Integer> axes = operands.isGiven(1) ? operands.axes(1, shape.size()) : List.of();
    List<Dimension> result = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      Dimension extent = shape.get(i);
      if (axes.isEmpty()) {
        if (Dimensions.extent(extent) != 1) {
          result.add(extent);
        }
      } else if (!axes.contains(i)) {
        result.add(extent);
      } else {
        require(!Dimensions.isFixed(extent) || Dimensions.is(extent, 1), "not an extent of one");
      }
    }
    return result;
  }

  private static List<Dimension> tiled(Operands operands) {
    List<Dimension> times = operands.extents(1);
    List<Dimension> shape =
        operands
            .shapeOrUnknown(0)
            .orElseGet(() -> Dimensions.repeated(new Dimension.Dynamic(), times.size()));
    require(shape.size() == times.size(), "as many multiples as axes");
    return multiplied(shape, times);
  }

  private static List<Dimension> tiledAny(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    List<Dimension> times = operands.extents(1);
    int rank = Math.max(shape.size(), times.size());
    return multiplied(front(shape, rank), front(times, rank));
  }

  private static List<Dimension> front(List<Dimension> shape, int rank) {
    return Dimensions.concat(Dimensions.repeated(Dimensions.fixed(1), rank - shape.size()), shape);
  }

  private static List<Dimension> multiplied(List<Dimension> shape, List<Dimension> times) {
    List<Dimension> result = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      result.add(Dimensions.product(shape.get(i), times.get(i)));
    }
    return result;
  }

  private static List<Dimension> padded(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    List<Argument> paddings = operands.items(1);
    require(paddings.size() == shape.size(), "as many paddings as axes");
    List<Dimension> result = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      List<Dimension> sides = new Operands(List.of(paddings.get(i))).extents(0);
      require(sides.size() == 2, "a padding has two sides");
      Dimension both = Dimensions.sum(sides.getFirst(), sides.getLast());
      result.add(Dimensions.sum(shape.get(i), both));
    }
    return result;
  }

  /// `repeated(x, repeats, axis)`: flat where no axis is given.
  private static List<Dimension> repeated(Operands operands) {
    List<Dimension> shape =
        operands.isGiven(2) ? operands.shape(0) : List.of(Dimensions.product(operands.shape(0)));
    int axis = operands.isGiven(2) ? operands.axis(2, shape.size()) : 0;
    List<Dimension> repeats = operands.extents(1);
    Dimension total =
        repeats.size() == 1
            ? Dimensions.product(shape.get(axis), repeats.getFirst())
            : repeats.stream().reduce(Dimensions.fixed(0), Dimensions::sum);
    return Dimensions.with(shape, axis, total);
  }

  private static List<Dimension> ensured(Operands operands) {
    List<Dimension> wanted = operands.extents(1);
    return operands.shapeOrUnknown(0).map(shape -> Dimensions.merge(shape, wanted)).orElse(wanted);
  }

  /// `at-least(x, rank)` of `numpy.atleast_1d` and `atleast_2d`.
  private static List<Dimension> atLeast(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    return front(shape, Math.max(shape.size(), Math.toIntExact(operands.integer(1))));
  }
}
