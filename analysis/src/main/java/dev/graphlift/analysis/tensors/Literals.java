package dev.graphlift.analysis.tensors;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.TensorType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Python values as tensors: numbers, strings and nested lists of them have a shape and elements.
final class Literals {
  private Literals() {}

  /// The shape that a value has as a tensor.
  static List<Dimension> shape(Argument value) {
    return switch (value) {
      case Argument.Tensor(var type) -> Operands.shape(type);
      case Argument.Numeral _, Argument.Text _ -> List.of();
      case Argument.Sequence(var items) -> nested(items);
      case Argument.Several(var item) ->
          Dimensions.concat(List.of(new Dimension.Unresolved()), shape(item));
      case Argument.Extents(var dimensions) -> dimensions;
      case Argument.Missing _, Argument.Unknown _, Argument.Opaque _, Argument.Named _ ->
          throw new UnknownResultException("a shape is not known");
      case Argument.None _, Argument.Slice _, Argument.Ellipsis _ ->
          throw new InvalidCallException("no tensor");
    };
  }

  private static List<Dimension> nested(List<Argument> items) {
    List<Dimension> shape = new ArrayList<>();
    shape.add(Dimensions.fixed(items.size()));
    if (!items.isEmpty()) {
      List<Dimension> common = shape(items.getFirst());
      for (Argument item : items.subList(1, items.size())) {
        common = Dimensions.merge(common, shape(item));
      }
      shape.addAll(common);
    }
    return shape;
  }

  /// The extent that a number or scalar stands for.
  static Dimension dimension(Argument value) {
    return switch (value) {
      case Argument.Numeral(var kind, var known) -> dimension(kind, known);
      case Argument.None _ -> new Dimension.Dynamic();
      case Argument.Tensor(var type) -> scalar(type);
      case Argument.Unknown _, Argument.Opaque _ -> new Dimension.Unresolved();
      case Argument.Extents(var dimensions) when dimensions.size() == 1 -> dimensions.getFirst();
      case Argument.Sequence(var items) when items.size() == 1 -> dimension(items.getFirst());
      case Argument.Missing _,
          Argument.Text _,
          Argument.Sequence _,
          Argument.Several _,
          Argument.Named _,
          Argument.Extents _,
          Argument.Slice _,
          Argument.Ellipsis _ ->
          throw new InvalidCallException("no extent");
    };
  }

  private static Dimension dimension(Atom.ScalarKind kind, Optional<Object> known) {
    return switch (kind) {
      case INTEGER ->
          known
              .map(BigInteger.class::cast)
              .filter(number -> number.bitLength() < 62)
              .<Dimension>map(number -> Dimensions.fixed(number.longValue()))
              .orElseGet(Dimension.Unresolved::new);
      case BOOLEAN ->
          known
              .<Dimension>map(truth -> Dimensions.fixed(truth.equals(true) ? 1 : 0))
              .orElseGet(Dimension.Unresolved::new);
      case NONE, FLOAT, COMPLEX, STRING, BYTES, ELLIPSIS ->
          throw new InvalidCallException("no integer");
    };
  }

  private static Dimension scalar(TensorType type) {
    List<Dimension> elements = Operands.elements(type);
    if (elements.size() != 1) {
      throw new InvalidCallException("no scalar");
    }
    return elements.getFirst();
  }

  /// An extent as a Python number.
  static Argument number(Dimension dimension) {
    return switch (dimension) {
      case Dimension.Fixed(var extent) -> Argument.integer(extent);
      case Dimension.Dynamic _, Dimension.Ragged _ -> new Argument.None();
      case Dimension.Unresolved _ ->
          new Argument.Numeral(Atom.ScalarKind.INTEGER, Optional.empty());
    };
  }

  /// The elements of a value that is a scalar or vector of integers.
  static List<Dimension> elements(Argument value) {
    return switch (value) {
      case Argument.Tensor(var type) ->
          type.elements().orElseThrow(() -> new UnknownResultException("elements not known"));
      case Argument.Numeral number -> List.of(element(number));
      case Argument.Sequence(var items) -> items.stream().map(Literals::element).toList();
      case Argument.Extents(var dimensions) -> dimensions;
      case Argument.Missing _,
          Argument.None _,
          Argument.Several _,
          Argument.Text _,
          Argument.Named _,
          Argument.Slice _,
          Argument.Ellipsis _,
          Argument.Unknown _,
          Argument.Opaque _ ->
          throw new UnknownResultException("no integers");
    };
  }

  private static Dimension element(Argument value) {
    if (value instanceof Argument.Numeral(var kind, var _) && kind == Atom.ScalarKind.INTEGER) {
      return dimension(value);
    }
    if (value instanceof Argument.Tensor(var type) && type.elements().isPresent()) {
      return scalar(type);
    }
    throw new UnknownResultException("no integer");
  }
}
