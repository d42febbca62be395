package dev.graphlift.analysis.models;

import java.util.List;
import java.util.Optional;

/// An expression that computes a shape, an element type or elements from the arguments of a call.
public sealed interface TensorRule {
  /// A function of the rule language applied to operands.
  record Apply(String function, List<TensorRule> operands) implements TensorRule {
    public Apply {
      operands = List.copyOf(operands);
    }
  }

  /// The argument for a parameter; `self` for the receiver.
  ///
  /// @param names the names that the parameter has in different releases; the first that the
  ///   signature has counts
  record Parameter(List<String> names) implements TensorRule {
    /// Names the element type that layers and weights of the program have where none is given.
    public static final String FLOATS = "program.floats";

    public Parameter {
      names = List.copyOf(names);
    }
  }

  /// An integer.
  record Constant(long value) implements TensorRule {}

  /// A word: `true`, `false`, `none`, or the name of an element type.
  record Word(String text) implements TensorRule {}

  /// The position of the value among those of a collection that are described together.
  record Position() implements TensorRule {}

  /// What is said of a tensor.
  ///
  /// @param shape its shape
  /// @param dtype its element type
  /// @param elements its elements, where those are extents or other small integers
  record Type(
      Optional<TensorRule> shape, Optional<TensorRule> dtype, Optional<TensorRule> elements) {
    /// Nothing is said.
    public static final Type UNSAID =
        new Type(Optional.empty(), Optional.empty(), Optional.empty());

    /// The same with nothing said of the element type.
    public Type withoutDtype() {
      return new Type(shape, Optional.empty(), elements);
    }

    /// Whether nothing is said.
    public boolean isUnsaid() {
      return shape.isEmpty() && dtype.isEmpty() && elements.isEmpty();
    }
  }
}
