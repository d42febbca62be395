package dev.graphlift.analysis.values;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.source.Place;
import dev.graphlift.source.TextRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Bounds on values, so that every chain of joins is finite: too many constants become their type,
/// too many tensor types one unknown type, too many tuples one, and too deep nesting an opaque
/// element.
final class Limits {
  private static final int CONSTANTS = 12;
  private static final int TENSORS = 24;
  private static final int TUPLES = 6;
  private static final int STREAMS = 6;
  private static final int OBJECTS = 24;

  /// How much one value may hold.
  private static final int LARGEST = 300;

  /// How much a value may hold that is put into something.
  private static final int CONTAINED = 60;

  /// How long a tuple may be before only the join of its items is known.
  static final int LONGEST_TUPLE = 100;

  /// How deep tuples and streams may nest before what is inside is forgotten.
  static final int DEPTH = 5;

  private Limits() {}

  /// A set within the limits for one that may not be; objects past their limit stay.
  static AtomSet apply(AtomSet atoms) {
    AtomSet result = atoms.size() < 2 ? atoms : limit(atoms, Census.of(atoms));
    return size(result) <= LARGEST ? result : AtomSet.copyOf(flatten(result));
  }

  /// Whether an atom is in a set, or one that takes it in: its type for a constant, and for a
  /// tensor one of which less is known.
  static boolean isCovered(Atom atom, AtomSet atoms) {
    if (atoms.contains(atom)) {
      return true;
    }
    return switch (atom) {
      case Atom.Scalar(var kind, var constant) ->
          constant.isPresent() && atoms.contains(Atom.some(kind));
      case Atom.Tensor tensor -> TensorLimits.isCovered(tensor, atoms);
      case Atom.Tuple _,
          Atom.Stream _,
          Atom.Library _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Partial _,
          Atom.Wrapped _,
          Atom.Super _,
          HeapObject _ ->
          false;
    };
  }

  private static AtomSet limit(AtomSet atoms, Census census) {
    AtomSet result = census.hasManyScalars(CONSTANTS) ? limitScalars(atoms) : atoms;
    if (census.hasTensorsToMerge(TENSORS)) {
      result = TensorLimits.apply(result, TENSORS);
    }
    if (census.tuples() > TUPLES) {
      result = AtomSet.copyOf(mergeTuples(result));
    }
    return countStreams(result) > STREAMS ? AtomSet.copyOf(mergeStreams(result)) : result;
  }

  /// Tuples that together hold too much as one stream of their items.
  static Set<Atom> flatten(Set<Atom> atoms) {
    if (atoms.stream().noneMatch(Atom.Tuple.class::isInstance)) {
      return atoms;
    }
    Set<Atom> flat = mergeLengths(atoms);
    return countStreams(flat) > STREAMS ? mergeStreams(flat) : flat;
  }

  /// How many atoms there are, those inside others counted for each holder.
  static int size(Set<Atom> atoms) {
    long size = 0;
    for (Atom atom : atoms) {
      size += size(atom);
    }
    return (int) Math.min(size, Integer.MAX_VALUE);
  }

  private static long size(Atom atom) {
    return switch (atom) {
      case Atom.Tuple(var items) -> 1 + size(items);
      case Atom.Stream(var _, var element, var _) -> 1L + element.size();
      case Atom.Partial(var function, var positional, var keywords) ->
          1L + function.size() + size(positional) + size(keywords.values());
      case Atom.Wrapped(var _, var function, var setter) -> 1L + function.size() + setter.size();
      case Atom.Bound(var receiver, var _) -> 1 + size(receiver);
      case Atom.Super(var _, var receiver) -> 1 + size(receiver);
      case Atom.Scalar _, Atom.Tensor _, Atom.Library _, Atom.Namespace _, HeapObject _ -> 1;
    };
  }

  private static long size(Collection<Value> values) {
    long size = 0;
    for (Value value : values) {
      size += value.size();
    }
    return size;
  }

  /// Whether no more objects can be told apart.
  static boolean isFull(AtomSet atoms) {
    if (atoms.size() < OBJECTS) {
      return false;
    }
    int objects = 0;
    for (Atom atom : atoms) {
      objects += isObject(atom) ? 1 : 0;
    }
    return objects >= OBJECTS;
  }

  /// Whether an atom is an object or made of one.
  static boolean isObject(Atom atom) {
    return object(atom).isPresent();
  }

  /// The first object past the limit, if there are too many.
  static Optional<HeapObject> droppedObject(AtomSet atoms) {
    if (atoms.size() <= OBJECTS) {
      return Optional.empty();
    }
    int objects = 0;
    for (Atom atom : atoms) {
      Optional<HeapObject> object = object(atom);
      objects += object.isPresent() ? 1 : 0;
      if (objects > OBJECTS) {
        return object;
      }
    }
    return Optional.empty();
  }

  /// The atoms without the objects past the limit.
  static AtomSet dropObjects(AtomSet atoms) {
    int[] objects = {0};
    return atoms.filter(atom -> object(atom).isEmpty() || ++objects[0] <= OBJECTS);
  }

  /// The object that an atom is or is made of.
  private static Optional<HeapObject> object(Atom atom) {
    return switch (atom) {
      case HeapObject object -> Optional.of(object);
      case Atom.Bound(var receiver, var function) -> object(receiver).or(() -> object(function));
      case Atom.Partial(var function, var _, var _) -> object(function);
      case Atom.Wrapped(var _, var function, var _) -> object(function);
      case Atom.Super(var after, var _) -> Optional.of(after);
      case Atom.Scalar _,
          Atom.Tensor _,
          Atom.Tuple _,
          Atom.Stream _,
          Atom.Library _,
          Atom.Namespace _ ->
          Optional.empty();
    };
  }

  private static Optional<HeapObject> object(Value value) {
    for (Atom atom : value.atoms()) {
      Optional<HeapObject> object = object(atom);
      if (object.isPresent()) {
        return object;
      }
    }
    return Optional.empty();
  }

  /// The gap of a value some of whose objects were dropped.
  static Gap tooManyObjects(HeapObject dropped) {
    Place place = new Place(dropped.allocation().site().file(), TextRange.at(0));
    return new Gap.Ceiling(place, "objects that one expression may denote");
  }

  static AtomSet widen(AtomSet atoms) {
    List<Atom> result = new ArrayList<>();
    for (Atom atom : atoms) {
      result.add(widenAtom(atom));
    }
    return AtomSet.copyOf(result);
  }

  private static Atom widenAtom(Atom atom) {
    return switch (atom) {
      case Atom.Scalar(var kind, var _)
          when kind == Atom.ScalarKind.INTEGER || kind == Atom.ScalarKind.FLOAT ->
          Atom.some(kind);
      case Atom.Tensor(var type, var made) ->
          new Atom.Tensor(type.withElements(Optional.empty()), made);
      case Atom.Tuple(var items) -> new Atom.Tuple(items.stream().map(Value::widen).toList());
      case Atom.Stream(var kind, var element, var _) -> new Atom.Stream(kind, element.widen());
      case Atom.Scalar _,
          Atom.Library _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Partial _,
          Atom.Wrapped _,
          Atom.Super _,
          HeapObject _ ->
          atom;
    };
  }

  private static AtomSet limitScalars(AtomSet atoms) {
    Map<Atom.ScalarKind, Integer> constants = new LinkedHashMap<>();
    for (Atom atom : atoms) {
      if (atom instanceof Atom.Scalar(var kind, var constant)) {
        constants.merge(kind, constant.isPresent() ? 1 : CONSTANTS + 1, Integer::sum);
      }
    }
    List<Atom> result = new ArrayList<>();
    for (Atom atom : atoms) {
      if (atom instanceof Atom.Scalar(var kind, var _)
          && constants.getOrDefault(kind, 0) > CONSTANTS) {
        result.add(Atom.some(kind));
      } else {
        result.add(atom);
      }
    }
    return AtomSet.copyOf(result);
  }

  private static Set<Atom> mergeTuples(Set<Atom> atoms) {
    List<Atom.Tuple> tuples = new ArrayList<>();
    for (Atom atom : atoms) {
      if (atom instanceof Atom.Tuple tuple) {
        tuples.add(tuple);
      }
    }
    if (tuples.size() <= TUPLES) {
      return atoms;
    }
    Set<Atom> result = new LinkedHashSet<>();
    atoms.stream().filter(atom -> !(atom instanceof Atom.Tuple)).forEach(result::add);
    Map<Integer, List<Value>> byLength = new LinkedHashMap<>();
    for (Atom.Tuple tuple : tuples) {
      byLength.merge(tuple.items().size(), tuple.items(), Limits::joinItems);
    }
    byLength.values().forEach(items -> result.add(new Atom.Tuple(items)));
    return byLength.size() <= TUPLES ? result : mergeLengths(result);
  }

  private static Set<Atom> mergeLengths(Set<Atom> atoms) {
    Value element = Value.BOTTOM;
    Set<Atom> result = new LinkedHashSet<>();
    for (Atom atom : atoms) {
      if (atom instanceof Atom.Tuple(var items)) {
        for (Value item : items) {
          element = element.join(item);
        }
      } else {
        result.add(atom);
      }
    }
    result.add(new Atom.Stream(Atom.StreamKind.TUPLE, element));
    return result;
  }

  private static List<Value> joinItems(List<Value> one, List<Value> other) {
    List<Value> joined = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      joined.add(one.get(i).join(other.get(i)));
    }
    return joined;
  }

  private static int countStreams(Set<Atom> atoms) {
    int streams = 0;
    for (Atom atom : atoms) {
      streams += atom instanceof Atom.Stream ? 1 : 0;
    }
    return streams;
  }

  private static Set<Atom> mergeStreams(Set<Atom> atoms) {
    Map<Atom.StreamKind, Value> elements = new LinkedHashMap<>();
    Set<Atom> result = new LinkedHashSet<>();
    for (Atom atom : atoms) {
      if (atom instanceof Atom.Stream(var kind, var element, var _)) {
        elements.merge(kind, element, Value::join);
      } else {
        result.add(atom);
      }
    }
    elements.forEach((kind, element) -> result.add(new Atom.Stream(kind, element)));
    return result;
  }

  /// How deep tuples, streams and callables nest in the deepest of these.
  static int depth(AtomSet atoms) {
    int deepest = 0;
    for (Atom atom : atoms) {
      deepest = Math.max(deepest, depth(atom));
    }
    return deepest;
  }

  /// How deep tuples and streams nest in an atom.
  static int depth(Atom atom) {
    return switch (atom) {
      case Atom.Tuple(var items) -> 1 + depth(items);
      case Atom.Stream(var _, var element, var _) -> 1 + depth(element);
      case Atom.Bound(var receiver, var _) -> 1 + depth(receiver);
      case Atom.Partial(var function, var positional, var keywords) ->
          1 + Math.max(depth(function), Math.max(depth(positional), depth(keywords.values())));
      case Atom.Wrapped(var _, var function, var setter) ->
          1 + Math.max(depth(function), depth(setter));
      case Atom.Super(var _, var receiver) -> 1 + depth(receiver);
      case Atom.Scalar _, Atom.Tensor _, Atom.Library _, Atom.Namespace _, HeapObject _ -> 0;
    };
  }

  private static int depth(Value value) {
    return value.depth();
  }

  private static int depth(Collection<Value> values) {
    int deepest = 0;
    for (Value value : values) {
      deepest = Math.max(deepest, value.depth());
    }
    return deepest;
  }

  /// The value in a form that can be put into something more: as it is, or with its tuples as one
  /// stream, or empty if it still nests too deep or holds too much.
  static Optional<Value> shallow(Value value) {
    return fits(value) ? Optional.of(value) : Optional.of(value.flat()).filter(Limits::fits);
  }

  private static boolean fits(Value value) {
    return value.depth() < DEPTH && value.size() <= CONTAINED;
  }
}
