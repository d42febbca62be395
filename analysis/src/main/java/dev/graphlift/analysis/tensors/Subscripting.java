package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.Dimensions.require;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.TensorType;
import java.util.ArrayList;
import java.util.List;

/// `x[…]` with numbers, slices, `...`, `None`, masks and tensors of indices.
///
/// Source: `tf.Tensor.__getitem__` and NumPy's basic and advanced indexing.
final class Subscripting {
  private final List<Dimension> shape;
  private final List<Dimension> result = new ArrayList<>();
  private final List<List<Dimension>> indices = new ArrayList<>();
  private int next;
  private int indexed = -1;
  private boolean apart;

  private Subscripting(List<Dimension> shape) {
    this.shape = shape;
  }

  /// `subscripted(x, index)`; a tuple or list of keys is one key for each axis.
  static List<Dimension> shape(Operands operands) {
    List<Argument> keys =
        operands.get(1) instanceof Argument.Sequence(var items) ? items : List.of(operands.get(1));
    return new Subscripting(operands.shape(0)).apply(keys);
  }

  private List<Dimension> apply(List<Argument> keys) {
    int used = keys.stream().mapToInt(Subscripting::axes).sum();
    require(used <= shape.size(), "more indices than axes");
    for (Argument key : keys) {
      apply(key, shape.size() - used);
    }
    result.addAll(shape.subList(next, shape.size()));
    if (!indices.isEmpty()) {
      List<Dimension> common = indices.stream().reduce(List.of(), Broadcasting::broadcast);
      result.addAll(apart ? 0 : indexed, common);
    }
    return result;
  }

  /// How many axes of the tensor a key takes up.
  private static int axes(Argument key) {
    return switch (key) {
      case Argument.None _, Argument.Ellipsis _ -> 0;
      case Argument.Tensor tensor when isMask(tensor) -> Literals.shape(tensor).size();
      case Argument.Sequence sequence when isMask(sequence) -> Literals.shape(sequence).size();
      case Argument.Several several when isMask(several) -> Literals.shape(several).size();
      case Argument.Numeral _,
          Argument.Slice _,
          Argument.Tensor _,
          Argument.Sequence _,
          Argument.Several _ ->
          1;
      case Argument.Unknown _,
          Argument.Opaque _,
          Argument.Missing _,
          Argument.Named _,
          Argument.Extents _ ->
          throw new UnknownResultException("an index is not known");
      case Argument.Text _ -> throw new InvalidCallException("a string is no index");
    };
  }

  private static boolean isMask(Argument key) {
    return ElementTypes.of(key, ElementTypes.Dialect.NUMPY).equals(ElementTypes.BOOL);
  }

  private void apply(Argument key, int left) {
    switch (key) {
      case Argument.None _ -> result.add(Dimensions.fixed(1));
      case Argument.Ellipsis _ -> {
        result.addAll(shape.subList(next, next + left));
        next += left;
      }
      case Argument.Numeral(var kind, var _) -> {
        require(kind == Atom.ScalarKind.INTEGER, "no integer");
        checkIndex(shape.get(next++), Literals.dimension(key));
      }
      case Argument.Slice slice -> result.add(part(shape.get(next++), slice));
      case Argument.Tensor _, Argument.Sequence _, Argument.Several _ -> pick(key);
      case Argument.Missing _,
          Argument.Text _,
          Argument.Named _,
          Argument.Extents _,
          Argument.Unknown _,
          Argument.Opaque _ ->
          throw new UnknownResultException("an index is not known");
    }
  }

  private static void checkIndex(Dimension extent, Dimension index) {
    if (extent instanceof Dimension.Fixed(var all) && index instanceof Dimension.Fixed(var i)) {
      require(-all <= i && i < all, "an index out of bounds");
    }
  }

  /// A tensor or list of indices, or a mask, which stands for as many indices as hold.
  private void pick(Argument key) {
    List<Dimension> own = Literals.shape(key);
    if (isMask(key)) {
      Dimensions.merge(shape.subList(next, next + own.size()), own);
      next += own.size();
      mark(List.of(Dimensions.dynamic()));
    } else if (own.isEmpty() && isFramework(key)) {
      next++;
    } else {
      next++;
      mark(own);
    }
  }

  private static boolean isFramework(Argument key) {
    return key instanceof Argument.Tensor(var type) && type.origin() == TensorType.Origin.FRAMEWORK;
  }

  private void mark(List<Dimension> index) {
    if (indexed >= 0 && indexed != result.size()) {
      apart = true;
    }
    indexed = indexed < 0 ? result.size() : indexed;
    indices.add(index);
  }

  private static Dimension part(Dimension extent, Argument.Slice slice) {
    boolean whole = slice.start() instanceof Argument.None && slice.stop() instanceof Argument.None;
    Dimension step = bound(slice.step(), 1);
    if (whole && (Dimensions.is(step, 1) || Dimensions.is(step, -1))) {
      return extent;
    }
    if (!(step instanceof Dimension.Fixed(var by))) {
      return unknown(extent);
    }
    require(by != 0, "a step of zero");
    if (!(extent instanceof Dimension.Fixed(var all))) {
      return open(extent, slice, by);
    }
    Dimension start = bound(slice.start(), by > 0 ? 0 : all - 1);
    Dimension stop =
        slice.stop() instanceof Argument.None && by < 0
            ? Dimensions.fixed(-all - 1)
            : bound(slice.stop(), all);
    if (start instanceof Dimension.Fixed(var from) && stop instanceof Dimension.Fixed(var to)) {
      return Dimensions.fixed(length(all, from, to, by));
    }
    return unknown(extent);
  }

  /// A part of an axis whose extent is not known: known only where it is of one element at most.
  private static Dimension open(Dimension extent, Argument.Slice slice, long by) {
    return by == 1
            && slice.stop() instanceof Argument.Numeral
            && bound(slice.start(), 0) instanceof Dimension.Fixed(var from)
            && bound(slice.stop(), 0) instanceof Dimension.Fixed(var to)
            && (from < 0) == (to < 0)
            && to <= from
        ? Dimensions.fixed(0)
        : unknown(extent);
  }

  private static Dimension unknown(Dimension extent) {
    return extent instanceof Dimension.Unresolved ? extent : Dimensions.dynamic();
  }

  private static Dimension bound(Argument bound, long otherwise) {
    return bound instanceof Argument.None ? Dimensions.fixed(otherwise) : Literals.dimension(bound);
  }

  /// The length of `range(extent)[start:stop:step]`.
  private static long length(long extent, long start, long stop, long step) {
    if (step > 0) {
      long from = Math.clamp(start < 0 ? start + extent : start, 0, extent);
      long to = Math.clamp(stop < 0 ? stop + extent : stop, 0, extent);
      return Math.max(0, Math.ceilDiv(to - from, step));
    }
    long from = Math.clamp(start < 0 ? start + extent : start, -1, extent - 1);
    long to = stop < -extent ? -1 : Math.clamp(stop < 0 ? stop + extent : stop, -1, extent - 1);
    return Math.max(0, Math.ceilDiv(from - to, -step));
  }
}
