package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Atom.ScalarKind;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.HeapObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.ModuleObject;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/// Questions about the values that reach a parameter, asked once the solver has settled.
final class Reaching {
  private Reaching() {}

  /// The tensor types a value may have by itself.
  static Set<TensorType> tensors(Value value) {
    Set<TensorType> types = new LinkedHashSet<>();
    for (Atom atom : value.atoms()) {
      if (atom instanceof Atom.Tensor(var type, var _)) {
        types.add(type);
      }
    }
    return types;
  }

  /// Whether a value may be a container that holds a tensor, however deep.
  static boolean holdsTensor(Value value) {
    return value.stream().anyMatch(atom -> holdsTensor(atom, new HashSet<>()));
  }

  /// Whether a value may be an iterator that gives tensors.
  static boolean givesTensor(Value value) {
    return value.stream()
        .anyMatch(atom ->
            atom instanceof Atom.Stream(var kind, var element, var _)
                && kind == Atom.StreamKind.ITERATOR
                && mayBeTensor(element, new HashSet<>()));
  }

  private static boolean holdsTensor(Atom atom, Set<HeapObject> seen) {
    return switch (atom) {
      case Atom.Tuple(var items) -> items.stream().anyMatch(item -> mayBeTensor(item, seen));
      case Atom.Stream(var kind, var element, var _) ->
          switch (kind) {
            case TUPLE, PIPELINE, VIEW -> mayBeTensor(element, seen);
            // Pairs come from `enumerate`, `zip` and the like, which are containers at heart.
            case ITERATOR -> element.stream().anyMatch(item -> holdsTensor(item, seen));
            case RANGE, DATASET -> false;
          };
      case ContainerObject container ->
          seen.add(container)
              && container.peekParts().stream().anyMatch(part -> mayBeTensor(part, seen));
      case Atom.Scalar _,
          Atom.Tensor _,
          Atom.Library _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Partial _,
          Atom.Wrapped _,
          Atom.Super _,
          FunctionObject _,
          ClassObject _,
          InstanceObject _,
          ModuleObject _ ->
          false;
    };
  }

  private static boolean mayBeTensor(Value value, Set<HeapObject> seen) {
    return value.stream().anyMatch(atom -> atom instanceof Atom.Tensor || holdsTensor(atom, seen));
  }

  /// Whether everything a value may be is a constant of Python or holds one; booleans and `None` do
  /// not count, as they take few values, and numbers that are computed are no constants.
  static boolean isPrimitive(Value value) {
    Value known = value.filter(atom -> !isOpenScalar(atom));
    return !known.atoms().isEmpty()
        && known.stream().allMatch(atom -> isPrimitive(atom, new HashSet<>()));
  }

  /// Whether a value is a number or string that is computed.
  static boolean isComputed(Value value) {
    return !value.atoms().isEmpty() && value.stream().allMatch(Reaching::isOpenScalar);
  }

  private static boolean isOpenScalar(Atom atom) {
    return atom instanceof Atom.Scalar(var kind, var constant)
        && isPrimitive(kind)
        && constant.isEmpty();
  }

  private static boolean isPrimitive(Atom atom, Set<HeapObject> seen) {
    return switch (atom) {
      case Atom.Scalar(var kind, var constant) -> isPrimitive(kind) && constant.isPresent();
      case Atom.Tuple(var items) -> items.stream().anyMatch(item -> holdsPrimitive(item, seen));
      case Atom.Stream(var kind, var element, var _) ->
          switch (kind) {
            case TUPLE, RANGE -> holdsPrimitive(element, seen);
            case ITERATOR, PIPELINE, VIEW, DATASET -> false;
          };
      case ContainerObject container ->
          seen.add(container)
              && container.peekParts().stream().anyMatch(part -> holdsPrimitive(part, seen));
      case InstanceObject instance ->
          seen.add(instance)
              && instance.attributes().values().stream()
                  .map(Cell::peek)
                  .anyMatch(field -> holdsPrimitive(field, seen));
      case Atom.Tensor _,
          Atom.Library _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Partial _,
          Atom.Wrapped _,
          Atom.Super _,
          FunctionObject _,
          ClassObject _,
          ModuleObject _ ->
          false;
    };
  }

  private static boolean holdsPrimitive(Value value, Set<HeapObject> seen) {
    return value.stream().anyMatch(atom -> isPrimitive(atom, seen));
  }

  /// The numbers and strings of known value among what a value may be, also inside tuples.
  static Set<Object> constants(Value value) {
    Set<Object> constants = new LinkedHashSet<>();
    for (Atom atom : value.atoms()) {
      if (atom instanceof Atom.Scalar(var kind, var constant) && isPrimitive(kind)) {
        constant.ifPresent(constants::add);
      } else if (atom instanceof Atom.Tuple(var items)) {
        items.forEach(item -> constants.addAll(constants(item)));
      }
    }
    return constants;
  }

  /// Whether a value may be a number or string whose value is not known, or a tuple with one.
  static boolean holdsOpenScalar(Value value) {
    return value.stream()
        .anyMatch(atom ->
            atom instanceof Atom.Scalar(var kind, var constant)
                ? isPrimitive(kind) && constant.isEmpty()
                : atom instanceof Atom.Tuple(var items)
                    && items.stream().anyMatch(Reaching::holdsOpenScalar));
  }

  private static boolean isPrimitive(ScalarKind kind) {
    return switch (kind) {
      case INTEGER, FLOAT, COMPLEX, STRING, BYTES -> true;
      case NONE, BOOLEAN, ELLIPSIS -> false;
    };
  }
}
