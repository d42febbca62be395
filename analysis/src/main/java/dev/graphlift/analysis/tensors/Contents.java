package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.TensorFunction.extents;

import dev.graphlift.analysis.values.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// Functions of the rule language that give elements of integer tensors and Python numbers, which
/// shapes are made of.
final class Contents {
  private static final long MOST = 64;

  static final Map<String, TensorFunction> ALL =
      Map.ofEntries(
          Map.entry("elements", extents(o -> few(Literals.elements(o.get(0))))),
          Map.entry("extents", extents(o -> o.shape(0))),
          Map.entry("rank", extents(o -> List.of(Dimensions.fixed(o.rank(0))))),
          Map.entry("size", extents(Contents::size)),
          Map.entry("vector", extents(o -> List.of(Dimensions.fixed(o.rank(0))))),
          Map.entry("length", extents(Contents::length)),
          Map.entry("joined-elements", extents(Contents::joined)),
          Map.entry("stacked-elements", extents(Contents::stacked)),
          Map.entry("counted", extents(Contents::counted)),
          Map.entry("multiplied", extents(o -> List.of(Dimensions.product(ints(o))))),
          Map.entry("element-at", extents(Contents::elementAt)),
          Map.entry("picked-elements", extents(Contents::picked)),
          Map.entry("added", extents(Contents::added)));

  private Contents() {}

  private static List<Dimension> few(List<Dimension> elements) {
    if (elements.size() > MOST) {
      throw new UnknownResultException("too many elements");
    }
    return elements;
  }

  private static List<Dimension> ints(Operands operands) {
    return Literals.elements(operands.get(0));
  }

  /// `size(x)` or `size(x, axis)`.
  private static List<Dimension> size(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    return operands.isGiven(1)
        ? List.of(shape.get(operands.axis(1, shape.size())))
        : List.of(Dimensions.product(shape));
  }

  private static List<Dimension> length(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    if (operands.get(0) instanceof Argument.Text(var text)) {
      return List.of(
          text.<Dimension>map(t -> Dimensions.fixed(t.codePointCount(0, t.length())))
              .orElseGet(Dimension.Unresolved::new));
    }
    if (operands.get(0) instanceof Argument.Sequence(var items)) {
      return List.of(Dimensions.fixed(items.size()));
    }
    Dimensions.require(!shape.isEmpty(), "a scalar has no length");
    return List.of(shape.getFirst());
  }

  private static List<Dimension> joined(Operands operands) {
    List<Dimension> all = new ArrayList<>();
    for (Argument item : operands.items(0)) {
      all.addAll(Literals.elements(item));
    }
    return few(all);
  }

  private static List<Dimension> stacked(Operands operands) {
    List<Dimension> all = new ArrayList<>();
    for (Argument item : operands.items(0)) {
      List<Dimension> elements = Literals.elements(item);
      if (!Literals.shape(item).isEmpty()) {
        throw new UnknownResultException("a matrix");
      }
      all.addAll(elements);
    }
    return few(all);
  }

  /// The elements of a range of integers.
  private static List<Dimension> counted(Operands operands) {
    boolean single = !operands.isGiven(1);
    long start = single ? 0 : operands.integer(0);
    long stop = single ? operands.integer(0) : operands.integer(1);
    long step = operands.integer(2, 1);
    long count = step == 0 ? 0 : Math.max(0, Math.ceilDiv(stop - start, step));
    if (count > MOST) {
      throw new UnknownResultException("too many elements");
    }
    return LongStream.range(0, count).mapToObj(i -> Dimensions.fixed(start + i * step)).toList();
  }

  private static List<Dimension> unknown() {
    throw new UnknownResultException("elements not known");
  }

  /// `element-at(vector, position)`.
  private static List<Dimension> elementAt(Operands operands) {
    if (operands.rank(0) != 1) {
      return unknown();
    }
    return List.of(ints(operands).get(Math.toIntExact(operands.integer(1))));
  }

  /// `picked-elements(vector, index)`.
  private static List<Dimension> picked(Operands operands) {
    if (operands.rank(0) != 1) {
      return unknown();
    }
    List<Dimension> all = ints(operands);
    return Literals.elements(operands.get(1)).stream()
        .map(index -> all.get(Math.toIntExact(Dimensions.extent(index))))
        .toList();
  }

  private static List<Dimension> added(Operands operands) {
    return List.of(ints(operands).stream().reduce(Dimensions.fixed(0), Dimensions::sum));
  }
}
