package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.values.Allocation;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.Heap;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What becomes of arguments when a graph function is called: arrays become tensors, also inside
/// tuples, lists and dictionaries, which are made anew. What the heap holds must not change while
/// one of these is in use.
///
/// Source: <https://www.tensorflow.org/guide/function#controlling_retracing>.
final class Tracing {
  private static final String ROLE = "as traced";

  private final Heap heap;

  /// The containers made so far, which may hold each other.
  private final Set<ContainerObject> made = new HashSet<>();

  private final Set<ContainerObject> withArrays = new HashSet<>();
  private final Set<ContainerObject> withoutArrays = new HashSet<>();

  Tracing(Heap heap) {
    this.heap = heap;
  }

  /// The argument as the traced code sees it.
  Value argument(Value value) {
    if (!holdsArray(value)) {
      return value;
    }
    List<Atom> atoms = new ArrayList<>();
    value.stream().map(this::traced).forEach(atoms::add);
    Value traced = Value.of(atoms);
    return value.gap().map(gap -> traced.join(Value.unknown(gap))).orElse(traced);
  }

  private boolean holdsArray(Value value) {
    Set<ContainerObject> seen = new HashSet<>();
    if (holdsArray(value, seen)) {
      return true;
    }
    withoutArrays.addAll(seen);
    return false;
  }

  private boolean holdsArray(Value value, Set<ContainerObject> seen) {
    for (Atom atom : value.atoms()) {
      if (holdsArray(atom, seen)) {
        return true;
      }
    }
    return false;
  }

  private boolean holdsArray(Atom atom, Set<ContainerObject> seen) {
    if (atom instanceof Atom.Tuple(var items)) {
      return items.stream().anyMatch(item -> holdsArray(item, seen));
    }
    return atom instanceof ContainerObject container ? holdsArray(container, seen) : isArray(atom);
  }

  private boolean holdsArray(ContainerObject container, Set<ContainerObject> seen) {
    if (withArrays.contains(container)) {
      return true;
    }
    boolean holds =
        !withoutArrays.contains(container)
            && seen.add(container)
            && container.peekParts().stream().anyMatch(part -> holdsArray(part, seen));
    if (holds) {
      withArrays.add(container);
    }
    return holds;
  }

  private static boolean isArray(Atom atom) {
    return atom instanceof Atom.Tensor(var type, var _) && type.origin() == TensorType.Origin.NUMPY;
  }

  private Atom traced(Atom atom) {
    if (atom instanceof Atom.Tensor(var type, var _) && isArray(atom)) {
      return new Atom.Tensor(
          new TensorType(
              type.dtype(),
              type.shape(),
              type.layout(),
              TensorType.Role.VALUE,
              TensorType.Origin.FRAMEWORK));
    }
    if (atom instanceof Atom.Tuple(var items)) {
      return new Atom.Tuple(items.stream().map(this::argument).toList());
    }
    return atom instanceof ContainerObject container && holdsArray(Value.of(atom))
        ? copy(container)
        : atom;
  }

  private ContainerObject copy(ContainerObject from) {
    Allocation of = from.allocation();
    if (of.role().endsWith(ROLE)) {
      return from;
    }
    Allocation at = new Allocation(of.site(), of.activation(), of.role() + " " + ROLE);
    ContainerObject to = heap.container(at, from.kind());
    if (made.add(to)) {
      to.restKeys().add(from.restKeys().peek());
      to.rest().add(argument(from.rest().peek()));
      from.knownKeys().forEach(key -> to.known(key).add(argument(from.known(key).peek())));
    }
    return to;
  }
}
