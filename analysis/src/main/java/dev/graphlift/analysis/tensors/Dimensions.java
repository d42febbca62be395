package dev.graphlift.analysis.tensors;

import dev.graphlift.analysis.values.Dimension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/// Arithmetic on extents. What is computed from an extent that is not known before run time is not
/// known either; what is computed from one that is fixed but not known is fixed.
final class Dimensions {
  private Dimensions() {}

  static Dimension fixed(long extent) {
    return new Dimension.Fixed(extent);
  }

  static Dimension dynamic() {
    return new Dimension.Dynamic();
  }

  static boolean is(Dimension dimension, long extent) {
    return dimension instanceof Dimension.Fixed(var known) && known == extent;
  }

  static boolean isFixed(Dimension dimension) {
    return dimension instanceof Dimension.Fixed;
  }

  /// The extent, which must be known.
  static long extent(Dimension dimension) {
    if (dimension instanceof Dimension.Fixed(var known)) {
      return known;
    }
    throw new UnknownResultException("an extent is not known");
  }

  static Dimension map(Dimension dimension, LongUnaryOperator operator) {
    return switch (dimension) {
      case Dimension.Fixed(var extent) -> fixed(operator.applyAsLong(extent));
      case Dimension.Dynamic _, Dimension.Ragged _ -> dynamic();
      case Dimension.Unresolved _ -> dimension;
    };
  }

  static Dimension combine(Dimension left, Dimension right, LongBinaryOperator operator) {
    if (left instanceof Dimension.Fixed(var l) && right instanceof Dimension.Fixed(var r)) {
      return fixed(operator.applyAsLong(l, r));
    }
    return least(left, right);
  }

  /// What is known of an extent that depends on two of which one is not known.
  private static Dimension least(Dimension left, Dimension right) {
    boolean varies = isVariable(left) || isVariable(right);
    return varies ? dynamic() : new Dimension.Unresolved();
  }

  private static boolean isVariable(Dimension dimension) {
    return switch (dimension) {
      case Dimension.Dynamic _, Dimension.Ragged _ -> true;
      case Dimension.Fixed _, Dimension.Unresolved _ -> false;
    };
  }

  static Dimension sum(Dimension left, Dimension right) {
    return combine(left, right, Long::sum);
  }

  static Dimension product(Dimension left, Dimension right) {
    if (is(left, 0) || is(right, 1)) {
      return left;
    }
    if (is(right, 0) || is(left, 1)) {
      return right;
    }
    return combine(left, right, (l, r) -> l * r);
  }

  static Dimension product(List<Dimension> dimensions) {
    return dimensions.stream().reduce(fixed(1), Dimensions::product);
  }

  /// The extent of two that must be equal.
  static Dimension merge(Dimension left, Dimension right) {
    if (left instanceof Dimension.Fixed(var l) && right instanceof Dimension.Fixed(var r)) {
      if (l != r) {
        throw new InvalidCallException("%d is not %d".formatted(l, r));
      }
      return left;
    }
    if (isFixed(left) || right instanceof Dimension.Dynamic) {
      return left;
    }
    return right;
  }

  /// The shape of two that must be equal.
  static List<Dimension> merge(List<Dimension> left, List<Dimension> right) {
    require(left.size() == right.size(), "ranks differ");
    List<Dimension> merged = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      merged.add(merge(left.get(i), right.get(i)));
    }
    return merged;
  }

  static List<Dimension> concat(List<Dimension> left, List<Dimension> right) {
    List<Dimension> all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }

  static List<Dimension> with(List<Dimension> shape, int axis, Dimension dimension) {
    List<Dimension> changed = new ArrayList<>(shape);
    changed.set(axis, dimension);
    return changed;
  }

  static List<Dimension> without(List<Dimension> shape, int axis) {
    List<Dimension> changed = new ArrayList<>(shape);
    changed.remove(axis);
    return changed;
  }

  static List<Dimension> inserted(List<Dimension> shape, int axis, Dimension dimension) {
    List<Dimension> changed = new ArrayList<>(shape);
    changed.add(axis, dimension);
    return changed;
  }

  /// A shape of one extent repeated.
  static List<Dimension> repeated(Dimension dimension, int rank) {
    return Collections.nCopies(rank, dimension);
  }

  /// The last extents of a shape, of which there must be so many.
  static List<Dimension> last(List<Dimension> shape, int count) {
    require(shape.size() >= count, "rank is below " + count);
    return shape.subList(shape.size() - count, shape.size());
  }

  /// All but the last extents of a shape.
  static List<Dimension> butLast(List<Dimension> shape, int count) {
    require(shape.size() >= count, "rank is below " + count);
    return shape.subList(0, shape.size() - count);
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new InvalidCallException(otherwise);
    }
  }

  static long ceilDiv(long numerator, long denominator) {
    require(denominator > 0, "a step below one");
    return Math.ceilDiv(numerator, denominator);
  }
}
