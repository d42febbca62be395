package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.tensors.Argument;
import dev.graphlift.analysis.tensors.Operations;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.ModuleObject;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Nested structures of lists, tuples and dictionaries, whose leaves a library works on.
final class Structures {
  private final Interpreter interpreter;
  private final Frame frame;
  private final Node at;

  private final Lists lists;

  /// What lists are in the eyes of a library.
  enum Lists {
    /// Structures of their elements, as for `tf.nest`.
    STRUCTURES,
    /// Leaves that are turned into tensors, as for `tf.data`.
    TENSORS
  }

  Structures(Interpreter interpreter, Frame frame, Node at, Lists lists) {
    this.interpreter = interpreter;
    this.frame = frame;
    this.at = at;
    this.lists = lists;
  }

  /// The same structure with other leaves.
  ///
  /// @param purpose tells the objects made apart from those of other mappings for the same call
  Value map(Value value, String purpose, UnaryOperator<Value> leaf) {
    return map(value, Value.BOTTOM, purpose, (each, _) -> leaf.apply(each));
  }

  /// The same structure with other leaves, each made of the old one and what stands beside it in
  /// the same place of another structure; nothing stands beside it where that one ends earlier.
  Value map(Value value, Value beside, String purpose, BinaryOperator<Value> leaf) {
    return new Mapping(purpose, leaf).map(value, beside, "");
  }

  /// One run through a structure, which may hold itself.
  private final class Mapping {
    private final String purpose;
    private final BinaryOperator<Value> leaf;
    private final IdentityHashMap<ContainerObject, ContainerObject> made = new IdentityHashMap<>();
    private int depth;

    Mapping(String purpose, BinaryOperator<Value> leaf) {
      this.purpose = purpose;
      this.leaf = leaf;
    }

    /// @param path where in the structure the value stands, so that mapping the result of a mapping
    ///   makes no further objects
    Value map(Value value, Value beside, String path) {
      if (depth == Values.MOST_NESTED) {
        return Value.unknown(frame.tooDeep(at));
      }
      depth++;
      Value leaves =
          value.gap().map(gap -> leaf.apply(Value.unknown(gap), beside)).orElse(Value.BOTTOM);
      Value all = Value.BOTTOM;
      for (Atom atom : value.atoms()) {
        switch (interpreter.iteration().plain(frame, atom)) {
          case Atom.Tuple(var items) -> all = all.join(tuple(items, beside, path));
          case ContainerObject list when isLeaf(list) ->
              leaves = leaves.join(leaf.apply(Value.of(list), beside));
          case ContainerObject container ->
              all = all.join(Value.of(container(container, beside, path)));
          case Atom.Stream(var kind, var element, var _) when kind == Atom.StreamKind.TUPLE ->
              all =
                  all.join(
                      Values.stream(
                          kind, map(element, Value.BOTTOM, path + "*"), frame.tooDeep(at)));
          case Atom.Scalar _,
              Atom.Stream _,
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
              leaves = leaves.join(leaf.apply(Value.of(atom), beside));
        }
      }
      depth--;
      return all.join(leaves);
    }

    private Value tuple(List<Value> items, Value beside, String path) {
      Value given = beside.filter(atom -> !Atom.NONE.equals(atom));
      List<Value> mapped = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        Value item = interpreter.iteration().item(frame, at, given, i);
        mapped.add(map(items.get(i), item, path + "(" + i));
      }
      return Values.tuple(mapped, frame.tooDeep(at));
    }

    private ContainerObject container(ContainerObject from, Value beside, String path) {
      ContainerObject known = made.get(from);
      if (known != null) {
        return known;
      }
      ContainerObject to =
          interpreter
              .heap()
              .container(frame.allocation(at, purpose + " " + from.kind() + path), from.kind());
      made.put(from, to);
      if (to != from) {
        copy(from, to, beside, path);
      }
      return to;
    }

    private void copy(ContainerObject from, ContainerObject to, Value beside, String path) {
      for (Object key : from.knownKeys(frame.activation())) {
        Value old = interpreter.read(frame, from.known(key));
        to.known(key).add(map(old, under(key, beside), path + "[" + key));
      }
      to.rest().add(map(interpreter.read(frame, from.rest()), Value.BOTTOM, path + "[*"));
      to.restKeys().add(interpreter.read(frame, from.restKeys()));
    }
  }

  /// What containers hold under a key.
  private Value under(Object key, Value containers) {
    Value all = containers.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom atom : containers.atoms()) {
      if (atom instanceof ContainerObject container) {
        Value rest = interpreter.read(frame, container.rest());
        all =
            all.join(rest)
                .join(
                    container
                        .findKnown(key)
                        .map(cell -> interpreter.read(frame, cell))
                        .orElse(Value.BOTTOM));
      }
    }
    return all;
  }

  private boolean isLeaf(ContainerObject container) {
    return lists == Lists.TENSORS && container.kind() == ContainerObject.Kind.LIST;
  }

  /// All leaves joined.
  Value leaves(Value value) {
    List<Value> found = new ArrayList<>();
    map(
        value,
        "leaves",
        leaf -> {
          found.add(leaf);
          return leaf;
        });
    return Value.joined(found.toArray(Value[]::new));
  }

  /// The values of dictionaries.
  Value values(Value value) {
    Value all = value.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom atom : value.atoms()) {
      if (atom instanceof ContainerObject container) {
        all = all.join(container.elements(frame.activation()));
      }
    }
    return all;
  }

  /// A value as a tensor of the same shape.
  Value tensor(Value leaf) {
    return tensors(leaf, Optional::of);
  }

  /// A tensor without its first axis; lists of numbers become tensors.
  Value row(Value leaf) {
    return tensors(leaf, Operations::row);
  }

  /// A tensor with one more axis, of any of these extents.
  Value batch(Value leaf, List<Dimension> extents, int axis) {
    Value all = Value.BOTTOM;
    for (Dimension extent : extents) {
      all = all.join(tensors(leaf, type -> Optional.of(Operations.batched(type, extent, axis))));
    }
    return all;
  }

  /// A tensor that is padded to a shape, if one is given, with one more axis in front.
  Value batch(Value leaf, Value shapes, List<Dimension> extents) {
    List<Argument> known = new Cases(interpreter, frame).of(shapes);
    Value all = Value.BOTTOM;
    for (Argument shape : known.isEmpty() ? List.<Argument>of(new Argument.None()) : known) {
      Value padded = tensors(leaf, type -> Optional.of(Operations.padded(type, shape)));
      all = all.join(batch(padded, extents, 0));
    }
    return all;
  }

  /// A tensor whose first axis is another, if nothing is known of it before run time.
  Value rebatch(Value leaf, Dimension extent, TensorType.Role role) {
    return tensors(leaf, type -> Optional.of(Operations.rebatched(type, extent, role)));
  }

  /// How many rows all these tensors have, if it is one known number.
  static Optional<Long> rows(Value tensors) {
    Set<Optional<Long>> counts = new HashSet<>();
    for (Atom atom : tensors.atoms()) {
      boolean known =
          atom instanceof Atom.Tensor(var type, var _)
              && type.shape().isPresent()
              && !type.shape().get().isEmpty();
      counts.add(known ? rows((Atom.Tensor) atom) : Optional.empty());
    }
    return counts.size() == 1 && tensors.isExhaustive()
        ? counts.iterator().next()
        : Optional.empty();
  }

  private static Optional<Long> rows(Atom.Tensor tensor) {
    return tensor.type().shape().map(List::getFirst).stream()
        .flatMap(first ->
            first instanceof Dimension.Fixed(var extent)
                ? java.util.stream.Stream.of(extent)
                : java.util.stream.Stream.of())
        .findFirst();
  }

  private Value tensors(Value leaf, Function<TensorType, Optional<TensorType>> change) {
    Value all = Value.BOTTOM;
    for (Argument each : new Cases(interpreter, frame).of(leaf)) {
      if (each instanceof Argument.None) {
        continue;
      }
      Optional<TensorType> type = Operations.converted(each).flatMap(change);
      all = all.join(type.map(t -> Value.of(new Atom.Tensor(t))).orElse(Value.BOTTOM));
    }
    return all;
  }
}
