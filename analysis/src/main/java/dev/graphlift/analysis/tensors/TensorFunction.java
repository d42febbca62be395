package dev.graphlift.analysis.tensors;

import dev.graphlift.analysis.values.Dimension;
import java.util.List;
import java.util.function.Function;

/// One function of the rule language.
///
/// It throws [InvalidCallException] where the call raises, and [UnknownResultException] where what
/// is known of the operands does not tell.
@FunctionalInterface
interface TensorFunction {
  Argument apply(Operands operands);

  /// A function that gives a shape or elements.
  static TensorFunction extents(Function<Operands, List<Dimension>> function) {
    return operands -> new Argument.Extents(function.apply(operands));
  }

  /// A function that gives an element type.
  static TensorFunction dtype(Function<Operands, String> function) {
    return operands -> Argument.dtype(function.apply(operands));
  }
}
