package dev.graphlift.analysis.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Bounds the tensor types that one value holds apart.
final class TensorLimits {
  private TensorLimits() {}

  /// Leaves out the types that others take in. Past the limit, elements and shapes are forgotten
  /// first and then element types; what is left takes in later types, so that the number of types
  /// does not grow again.
  static AtomSet apply(AtomSet atoms, int most) {
    AtomSet result = absorb(atoms);
    if (tensors(result) > most) {
      result = absorb(change(result, type -> type.withElements(Optional.empty())));
    }
    if (tensors(result) > most) {
      result = absorb(change(result, type -> type.withShape(Optional.empty())));
    }
    return tensors(result) > most ? absorb(change(result, TensorType::forgetful)) : result;
  }

  /// Whether a set has a tensor of which less is known.
  static boolean isCovered(Atom.Tensor tensor, AtomSet atoms) {
    for (Atom atom : atoms) {
      if (atom instanceof Atom.Tensor wide && covers(wide, tensor)) {
        return true;
      }
    }
    return false;
  }

  private static int tensors(AtomSet atoms) {
    int count = 0;
    for (Atom atom : atoms) {
      count += atom instanceof Atom.Tensor ? 1 : 0;
    }
    return count;
  }

  private static AtomSet change(AtomSet atoms, UnaryOperator<TensorType> change) {
    List<Atom> result = new ArrayList<>();
    for (Atom atom : atoms) {
      result.add(
          atom instanceof Atom.Tensor(var type, var _)
              ? new Atom.Tensor(change.apply(type))
              : atom);
    }
    return AtomSet.copyOf(result);
  }

  private static AtomSet absorb(AtomSet atoms) {
    return atoms.filter(atom -> !(atom instanceof Atom.Tensor tensor && isCovered(tensor, atoms)));
  }

  private static boolean covers(Atom.Tensor one, Atom.Tensor other) {
    return one.type().elements().isEmpty()
        && one.type().covers(other.type())
        && (one.made().isEmpty() || one.made().equals(other.made()))
        && !one.equals(other);
  }
}
