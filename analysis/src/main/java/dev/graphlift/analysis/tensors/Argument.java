package dev.graphlift.analysis.tensors;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.TensorType;
import java.util.List;
import java.util.Optional;

/// What one argument of a library call is in one case: rules are applied case by case, so that
/// nothing here is a union. What rules compute is of this form too, so that they compose.
public sealed interface Argument {
  /// Not passed, and without a default that is known.
  record Missing() implements Argument {}

  /// `None`.
  record None() implements Argument {}

  /// A tensor or an array.
  record Tensor(TensorType type) implements Argument {}

  /// A Python number or truth value.
  ///
  /// @param value a [Boolean], [java.math.BigInteger] or [Double], where it is known
  record Numeral(Atom.ScalarKind kind, Optional<Object> value) implements Argument {}

  /// A string, which may name an element type.
  record Text(Optional<String> value) implements Argument {}

  /// A list or tuple of known length.
  record Sequence(List<Argument> items) implements Argument {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /// A list or tuple of unknown length, whose items are alike.
  record Several(Argument item) implements Argument {}

  /// A name of a library, as of an element type, or a built-in type of Python.
  record Named(String name) implements Argument {}

  /// Extents: a shape, or the elements of a vector.
  record Extents(List<Dimension> dimensions) implements Argument {
    public Extents {
      dimensions = List.copyOf(dimensions);
    }
  }

  /// `start:stop:step` in a subscript; what is left out is `None`.
  record Slice(Argument start, Argument stop, Argument step) implements Argument {}

  /// `...` in a subscript.
  record Ellipsis() implements Argument {}

  /// An object of another kind, such as a dictionary or a function: it is there, and no more is
  /// known of it.
  record Opaque() implements Argument {}

  /// Anything: it could not be told.
  record Unknown() implements Argument {}

  /// An integer whose value is known.
  static Argument integer(long value) {
    return new Numeral(Atom.ScalarKind.INTEGER, Optional.of(java.math.BigInteger.valueOf(value)));
  }

  /// The name of an element type.
  static Argument dtype(String name) {
    return new Text(Optional.of(name));
  }
}
