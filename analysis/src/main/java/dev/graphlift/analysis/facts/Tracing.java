package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import java.util.ArrayList;
import java.util.List;

/// What becomes of arguments when a graph function is called: arrays become tensors, also inside
/// tuples.
///
/// Source: <https://www.tensorflow.org/guide/function#controlling_retracing>.
final class Tracing {
  private Tracing() {}

  /// The argument as the traced code sees it.
  static Value argument(Value value) {
    if (value.stream().noneMatch(Tracing::mayHoldArray)) {
      return value;
    }
    List<Atom> atoms = new ArrayList<>();
    value.stream().map(Tracing::traced).forEach(atoms::add);
    Value traced = Value.of(atoms);
    return value.gap().map(gap -> traced.join(Value.unknown(gap))).orElse(traced);
  }

  private static boolean mayHoldArray(Atom atom) {
    return atom instanceof Atom.Tensor || atom instanceof Atom.Tuple;
  }

  private static Atom traced(Atom atom) {
    if (atom instanceof Atom.Tensor(var type, var _) && type.origin() == TensorType.Origin.NUMPY) {
      return new Atom.Tensor(
          new TensorType(
              type.dtype(),
              type.shape(),
              type.layout(),
              TensorType.Role.VALUE,
              TensorType.Origin.FRAMEWORK));
    }
    return atom instanceof Atom.Tuple(var items)
        ? new Atom.Tuple(items.stream().map(Tracing::argument).toList())
        : atom;
  }
}
