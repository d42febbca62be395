package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The tensors that one call passes to a parameter.
///
/// @param call where it is; empty for what the analysis starts itself
/// @param tensors the types of the argument itself
/// @param sequences for each list or tuple that the argument may be the types of its items; empty
///   for one whose length is not known
/// @param others for everything that the argument may be besides a tensor how it holds tensors
/// @param guard whether the call is expected to raise
public record Received(
    Optional<Site> call,
    Set<TensorType> tensors,
    List<Optional<Items>> sequences,
    List<Structure> others,
    Guard guard) {
  public Received {
    tensors = Set.copyOf(tensors);
    sequences = List.copyOf(sequences);
    others = List.copyOf(others);
  }

  /// The items of a list or tuple of known length.
  ///
  /// @param types the tensors that each may be
  public record Items(Form form, List<Set<TensorType>> types) {
    public Items {
      types = List.copyOf(types);
    }
  }

  /// The kinds of sequences.
  public enum Form {
    LIST,
    TUPLE,
    /// One in one call, another in another.
    EITHER
  }

  /// Whether a call is expected to raise.
  public enum Guard {
    NONE,
    EXPECTED_FAILURE
  }

  static Received of(Optional<Site> call, Value value, StructureReader structures, Guard guard) {
    List<Optional<Items>> sequences = new ArrayList<>();
    for (Atom atom : value.atoms()) {
      if (Reaching.holdsTensor(Value.of(atom))) {
        sequences.add(items(atom));
      }
    }
    return new Received(
        call, plain(Reaching.tensors(value)), sequences, structures.besidesTensors(value), guard);
  }

  private static Optional<Items> items(Atom atom) {
    if (atom instanceof Atom.Tuple(var items)) {
      return Optional.of(
          new Items(
              Form.TUPLE, items.stream().map(item -> plain(Reaching.tensors(item))).toList()));
    }
    if (atom instanceof ContainerObject list
        && list.kind() == ContainerObject.Kind.LIST
        && list.rest().peek().isBottom()) {
      List<Set<TensorType>> items = new ArrayList<>();
      for (long i = 0; list.findKnown(i).isPresent(); i++) {
        Value item = list.findKnown(i).map(Cell::peek).orElse(Value.BOTTOM);
        items.add(plain(Reaching.tensors(item)));
      }
      return Optional.of(new Items(Form.LIST, items));
    }
    return Optional.empty();
  }

  /// The types without what is known of single elements.
  static Set<TensorType> plain(Set<TensorType> types) {
    Set<TensorType> plain = new LinkedHashSet<>();
    types.forEach(type -> plain.add(type.withElements(Optional.empty())));
    return plain;
  }
}
