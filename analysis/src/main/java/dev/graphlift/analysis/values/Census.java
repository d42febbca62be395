package dev.graphlift.analysis.values;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// How many atoms of each sort a set holds: tells in one pass whether [Limits] must change it,
/// which is seldom.
final class Census {
  private final Map<Atom.ScalarKind, Integer> scalars = new EnumMap<>(Atom.ScalarKind.class);
  private final Set<Atom.ScalarKind> open = EnumSet.noneOf(Atom.ScalarKind.class);
  private int tensors;
  private boolean tensorsDiffer;
  private int tuples;

  private Census() {}

  static Census of(AtomSet atoms) {
    Census census = new Census();
    for (Atom atom : atoms) {
      census.count(atom);
    }
    return census;
  }

  private void count(Atom atom) {
    switch (atom) {
      case Atom.Scalar(var kind, var constant) -> {
        scalars.merge(kind, 1, Integer::sum);
        if (constant.isEmpty()) {
          open.add(kind);
        }
      }
      case Atom.Tensor(var type, var made) -> {
        tensors++;
        tensorsDiffer |= made.isPresent() || isPartial(type) || type.elements().isPresent();
      }
      case Atom.Tuple _ -> tuples++;
      case Atom.Stream _,
          Atom.Library _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Partial _,
          Atom.Wrapped _,
          Atom.Super _,
          HeapObject _ -> {}
    }
  }

  private static boolean isPartial(TensorType type) {
    return type.shape().isEmpty() || type.dtype().isEmpty();
  }

  /// Whether there are more constants of some type than these, or one beside its type.
  boolean hasManyScalars(int constants) {
    for (Map.Entry<Atom.ScalarKind, Integer> entry : scalars.entrySet()) {
      if (entry.getValue() > (open.contains(entry.getKey()) ? 1 : constants)) {
        return true;
      }
    }
    return false;
  }

  /// Whether there are more tensor types than these, or some that might take in others.
  boolean hasTensorsToMerge(int most) {
    return tensors > most || (tensors > 1 && tensorsDiffer);
  }

  /// How many tuples there are.
  int tuples() {
    return tuples;
  }
}
