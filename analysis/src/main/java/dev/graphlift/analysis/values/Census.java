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
  private int streams;

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
      case Atom.Stream _ -> streams++;
      case Atom.Library _,
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

  /// Whether there are so few of each sort that nothing is merged, and no atom takes in another.
  boolean isWithin(int constants, int mostTensors, int mostTuples, int mostStreams) {
    return scalarsAreWithin(constants)
        && (tensors < 2 || (tensors <= mostTensors && !tensorsDiffer))
        && tuples <= mostTuples
        && streams <= mostStreams;
  }

  private boolean scalarsAreWithin(int constants) {
    return scalars.entrySet().stream()
        .allMatch(entry -> entry.getValue() <= (open.contains(entry.getKey()) ? 1 : constants));
  }
}
