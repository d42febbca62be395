package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.Dimensions.require;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.TensorType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The operands of one function of the rule language, read as what the function needs them to be.
record Operands(List<Argument> all) {
  Operands {
    all = List.copyOf(all);
  }

  int size() {
    return all.size();
  }

  Argument get(int i) {
    return i < all.size() ? all.get(i) : new Argument.Missing();
  }

  /// Whether something other than `None` is passed; it must be known whether.
  boolean isGiven(int i) {
    return switch (get(i)) {
      case Argument.Missing _, Argument.None _ -> false;
      case Argument.Unknown _ -> throw new UnknownResultException("an argument is not known");
      case Argument.Opaque _,
          Argument.Tensor _,
          Argument.Numeral _,
          Argument.Text _,
          Argument.Sequence _,
          Argument.Several _,
          Argument.Named _,
          Argument.Extents _,
          Argument.Slice _,
          Argument.Ellipsis _ ->
          true;
    };
  }

  /// The shape that an operand has as a tensor.
  List<Dimension> shape(int i) {
    return Literals.shape(get(i));
  }

  /// The shape that an operand has as a tensor, if its rank is known.
  Optional<List<Dimension>> shapeOrUnknown(int i) {
    return get(i) instanceof Argument.Tensor(var type) ? type.shape() : Optional.of(shape(i));
  }

  int rank(int i) {
    return shape(i).size();
  }

  /// The operand as a sequence of arguments; a tensor stands for its rows.
  List<Argument> items(int i) {
    return switch (get(i)) {
      case Argument.Sequence(var items) -> items;
      case Argument.Tensor(var type) -> rows(type);
      case Argument.Extents(var dimensions) -> dimensions.stream().map(Literals::number).toList();
      case Argument.Missing _, Argument.None _ -> throw new InvalidCallException("no sequence");
      case Argument.Numeral _,
          Argument.Several _,
          Argument.Text _,
          Argument.Named _,
          Argument.Slice _,
          Argument.Ellipsis _,
          Argument.Unknown _,
          Argument.Opaque _ ->
          throw new UnknownResultException("the items are not known");
    };
  }

  /// The operand as a sequence of arguments, one of which stands for all that are alike where their
  /// number is not known.
  List<Argument> kinds(int i) {
    return get(i) instanceof Argument.Several(var item) ? List.of(item) : items(i);
  }

  /// Whether the operand is a sequence of which the length is not known.
  boolean isOpen(int i) {
    return get(i) instanceof Argument.Several;
  }

  private static List<Argument> rows(TensorType type) {
    List<Dimension> shape = shape(type);
    require(!shape.isEmpty(), "a scalar has no rows");
    int count = Math.toIntExact(Math.min(Dimensions.extent(shape.getFirst()), 1 << 10));
    List<Dimension> rest = shape.subList(1, shape.size());
    List<Argument> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int at = i;
      Optional<List<Dimension>> element =
          type.elements().filter(all -> at < all.size()).map(all -> List.of(all.get(at)));
      rows.add(new Argument.Tensor(type.withShape(Optional.of(rest)).withElements(element)));
    }
    return rows;
  }

  static List<Dimension> shape(TensorType type) {
    return type.shape().orElseThrow(() -> new UnknownResultException("a rank is not known"));
  }

  /// The extents that an operand lists, as the `shape` of `zeros` does.
  List<Dimension> extents(int i) {
    return switch (get(i)) {
      case Argument.Sequence(var items) -> items.stream().map(Literals::dimension).toList();
      case Argument.Extents(var dimensions) -> dimensions;
      case Argument.Tensor(var type) -> elements(type);
      case Argument.Numeral number -> List.of(Literals.dimension(number));
      case Argument.Several _, Argument.Unknown _, Argument.Opaque _ ->
          throw new UnknownResultException("a shape is not known");
      case Argument.Missing _,
          Argument.None _,
          Argument.Text _,
          Argument.Named _,
          Argument.Slice _,
          Argument.Ellipsis _ ->
          throw new InvalidCallException("no shape");
    };
  }

  /// The extents that an operand lists, if it is given at all.
  List<Dimension> shapeGiven(int i) {
    if (!isGiven(i)) {
      throw new UnknownResultException("no shape is given");
    }
    return extents(i);
  }

  /// The elements of a scalar or vector.
  static List<Dimension> elements(TensorType type) {
    if (type.elements().isPresent()) {
      return type.elements().get();
    }
    List<Dimension> shape = shape(type);
    require(shape.size() <= 1, "no vector");
    long count = shape.isEmpty() ? 1 : Dimensions.extent(shape.getFirst());
    if (count > 1 << 10) {
      throw new UnknownResultException("too many elements");
    }
    Dimension each =
        type.origin() == TensorType.Origin.NUMPY
            ? new Dimension.Unresolved()
            : new Dimension.Dynamic();
    return Dimensions.repeated(each, (int) count);
  }

  /// The extent that a number stands for.
  Dimension dimension(int i) {
    return Literals.dimension(get(i));
  }

  /// The value of an integer, which must be known.
  long integer(int i) {
    return Dimensions.extent(dimension(i));
  }

  /// The value of an integer, or another where none is given.
  long integer(int i, long otherwise) {
    return isGiven(i) ? integer(i) : otherwise;
  }

  /// Whether a truth value, which must be known, is true; false where none is given.
  boolean flag(int i) {
    return flag(i, false);
  }

  boolean flag(int i, boolean otherwise) {
    if (!isGiven(i)) {
      return otherwise;
    }
    if (get(i) instanceof Argument.Numeral(var _, var value) && value.isPresent()) {
      return !value.get().equals(false) && !value.get().equals(BigInteger.ZERO);
    }
    throw new UnknownResultException("a truth value is not known");
  }

  /// The value of a string, which must be known.
  String text(int i) {
    if (get(i) instanceof Argument.Text(var value) && value.isPresent()) {
      return value.get();
    }
    throw new UnknownResultException("a string is not known");
  }

  String text(int i, String otherwise) {
    return isGiven(i) ? text(i) : otherwise;
  }

  /// An axis of a shape, counted from its front.
  int axis(int i, int rank) {
    return axis(integer(i), rank);
  }

  static int axis(long axis, int rank) {
    require(-rank <= axis && axis < rank, "axis %d of rank %d".formatted(axis, rank));
    return (int) (axis < 0 ? axis + rank : axis);
  }

  /// Several axes of a shape, counted from its front: one number or a list of them.
  List<Integer> axes(int i, int rank) {
    return extents(i).stream().map(axis -> axis(Dimensions.extent(axis), rank)).toList();
  }

  /// The operands from one position on.
  Operands from(int i) {
    return new Operands(i < all.size() ? all.subList(i, all.size()) : List.of());
  }

  boolean isNumber(int i) {
    return get(i) instanceof Argument.Numeral;
  }

  boolean isInteger(int i) {
    return get(i) instanceof Argument.Numeral(var kind, var _) && kind == Atom.ScalarKind.INTEGER;
  }

  /// The layout of the operand as a tensor.
  TensorType.Layout layout(int i) {
    return get(i) instanceof Argument.Tensor(var type) ? type.layout() : TensorType.Layout.DENSE;
  }
}
