package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.tensors.Argument;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Splits values into the cases that rules for shapes and element types are applied to.
final class Cases {
  /// How many cases are told apart; past that they are one that is not known.
  static final int MOST = 64;

  private static final int MOST_NESTED = 6;

  /// How deep lists of unknown length nest, and how many kinds of items they have.
  private static final int MOST_OPEN = 3;

  private static final int MOST_ALIKE = 8;

  /// How much of one value is looked at: lists that hold each other by several ways are endless.
  private static final int MOST_VISITED = 20_000;

  private final Interpreter interpreter;
  private final Frame frame;
  private int visited;

  Cases(Interpreter interpreter, Frame frame) {
    this.interpreter = interpreter;
    this.frame = frame;
  }

  /// What the value may be; nothing if it is bottom.
  List<Argument> of(Value value) {
    visited = 0;
    return of(value, 0);
  }

  private List<Argument> of(Value value, int depth) {
    visited += value.atoms().size();
    if (visited > MOST_VISITED) {
      return unknown();
    }
    List<Argument> cases = new ArrayList<>();
    for (Atom atom : value.atoms()) {
      cases.addAll(of(atom, depth));
    }
    if (value.gap().isPresent()) {
      cases.add(new Argument.Unknown());
    }
    List<Argument> distinct = cases.stream().distinct().toList();
    return distinct.size() > MOST ? unknown() : distinct;
  }

  private List<Argument> of(Atom atom, int depth) {
    return switch (interpreter.iteration().plain(frame, atom)) {
      case Atom.Tensor(var type, var _) -> List.of(new Argument.Tensor(type));
      case Atom.Scalar(var kind, var constant) -> List.of(scalar(kind, constant));
      case Atom.Library(var name) -> List.of(new Argument.Named(name));
      case Atom.Tuple(var items) -> sequence(items, depth);
      case ContainerObject container when container.kind() == ContainerObject.Kind.LIST ->
          interpreter
              .iteration()
              .items(frame, Value.of(container))
              .map(items -> sequence(items, depth))
              .orElseGet(() -> several(container.elements(frame.activation()), depth));
      case Atom.Stream(var kind, var element, var _) when kind == Atom.StreamKind.TUPLE ->
          several(element, depth);
      case Atom.Stream(var kind, var _, var length)
          when kind == Atom.StreamKind.DATASET && length.isPresent() ->
          List.of(new Argument.Extents(List.of(new Dimension.Fixed(length.get()))));
      case Atom.Stream _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Partial _,
          Atom.Wrapped _,
          Atom.Super _,
          dev.graphlift.analysis.values.HeapObject _ ->
          List.of(new Argument.Opaque());
    };
  }

  private static List<Argument> unknown() {
    return List.of(new Argument.Unknown());
  }

  private static Argument scalar(Atom.ScalarKind kind, Optional<Object> constant) {
    return switch (kind) {
      case NONE -> new Argument.None();
      case BOOLEAN, INTEGER, FLOAT, COMPLEX -> new Argument.Numeral(kind, constant);
      case STRING, BYTES ->
          new Argument.Text(constant.filter(String.class::isInstance).map(String.class::cast));
      case ELLIPSIS -> new Argument.Ellipsis();
    };
  }

  private List<Argument> sequence(List<Value> items, int depth) {
    if (depth == MOST_NESTED) {
      return unknown();
    }
    List<List<Argument>> parts = new ArrayList<>();
    for (Value item : items) {
      parts.add(of(item, depth + 1));
    }
    return product(parts).stream().<Argument>map(Argument.Sequence::new).toList();
  }

  private List<Argument> several(Value element, int depth) {
    // Lists may hold themselves by many ways.
    boolean many = depth >= MOST_OPEN || element.atoms().size() > MOST_ALIKE;
    List<Argument> items = many ? List.of() : of(element, depth + 1);
    return items.isEmpty()
        ? unknown()
        : items.stream().<Argument>map(Argument.Several::new).toList();
  }

  /// Every way to take one of each; where there are too many, what differs is not known.
  static List<List<Argument>> product(List<List<Argument>> parts) {
    long count = 1;
    for (List<Argument> part : parts) {
      count = Math.min(count * part.size(), MOST + 1);
    }
    List<List<Argument>> all = List.of(List.of());
    for (List<Argument> part : parts) {
      List<Argument> options = count > MOST && part.size() > 1 ? unknown() : part;
      List<List<Argument>> longer = new ArrayList<>();
      for (List<Argument> before : all) {
        for (Argument option : options) {
          List<Argument> row = new ArrayList<>(before);
          row.add(option);
          longer.add(row);
        }
      }
      all = longer;
    }
    return all;
  }

  /// What a subscript may be.
  ///
  /// @param key its value
  List<Argument> ofKey(Expression index, Value key) {
    return switch (index) {
      case Expression.Slice slice ->
          product(List.of(bound(slice.lower()), bound(slice.upper()), bound(slice.step()))).stream()
              .<Argument>map(p -> new Argument.Slice(p.get(0), p.get(1), p.get(2)))
              .toList();
      case Expression.TupleDisplay tuple -> {
        List<List<Argument>> parts = new ArrayList<>();
        for (Expression element : tuple.elements()) {
          if (element instanceof Expression.Starred) {
            yield unknown();
          }
          parts.add(ofKey(element, interpreter.expressions().eval(frame, element)));
        }
        yield product(parts).stream().<Argument>map(Argument.Sequence::new).toList();
      }
      default -> of(key);
    };
  }

  private List<Argument> bound(Optional<Expression> bound) {
    if (bound.isEmpty()) {
      return List.of(new Argument.None());
    }
    Value value = interpreter.expressions().eval(frame, bound.get());
    if (value.atoms().contains(Atom.NONE)) {
      interpreter.operators().noteOpenExtent(frame, bound.get());
    }
    return of(value);
  }
}
