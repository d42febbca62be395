package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.models.Returns;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The objects that one library call makes.
///
/// @param at the call
/// @param callee the name of what is called; one call in a program may run several of a library's
///   functions
record LibraryObjects(Interpreter interpreter, Frame frame, Node at, String callee) {

  Value instance(String className, Map<String, Value> kept) {
    InstanceObject made =
        interpreter.heap().instance(frame.allocation(at, className), new Atom.Library(className));
    kept.forEach((name, value) -> made.attribute(LibraryArguments.KEPT + name).add(value));
    return Value.of(made);
  }

  Value namedTuple(Map<String, Value> fields) {
    InstanceObject made =
        interpreter
            .heap()
            .instance(frame.allocation(at, "named tuple of " + callee), new Atom.Library("tuple"));
    fields.forEach((name, value) -> made.attribute(name).add(value));
    made.attribute(Iteration.ITEMS)
        .add(Values.tuple(new ArrayList<>(fields.values()), frame.tooDeep(at)));
    return Value.of(made);
  }

  Value collection(Returns.Collection kind, Value element) {
    return switch (kind) {
      case LIST -> interpreter.definitions().list(frame, at, List.of(), element);
      case SET -> {
        ContainerObject set =
            interpreter
                .heap()
                .container(frame.allocation(at, "set of " + callee), ContainerObject.Kind.SET);
        set.rest().add(element);
        yield Value.of(set);
      }
      case TUPLE -> Values.stream(Atom.StreamKind.TUPLE, element, frame.tooDeep(at));
      case ITERABLE, ITERATOR ->
          Values.stream(Atom.StreamKind.ITERATOR, element, frame.tooDeep(at));
    };
  }

  Value dict(Value key, Value value) {
    ContainerObject dict =
        interpreter
            .heap()
            .container(frame.allocation(at, "dict of " + callee), ContainerObject.Kind.DICT);
    dict.restKeys().add(key);
    dict.rest().add(value);
    return Value.of(dict);
  }

  /// The function given first, with its first arguments bound to the others.
  Value partial(Value function, Arguments given) {
    List<Value> bound = given.positional();
    return Values.composed(
        new Atom.Partial(
            function, bound.isEmpty() ? bound : bound.subList(1, bound.size()), given.keywords()),
        frame.tooDeep(at));
  }

  static Atom.ScalarKind kind(Returns.Primitive type) {
    return switch (type) {
      case INT -> Atom.ScalarKind.INTEGER;
      case FLOAT -> Atom.ScalarKind.FLOAT;
      case COMPLEX -> Atom.ScalarKind.COMPLEX;
      case BOOL -> Atom.ScalarKind.BOOLEAN;
      case STR -> Atom.ScalarKind.STRING;
      case BYTES -> Atom.ScalarKind.BYTES;
    };
  }

  Value decorated(Value function) {
    Value given = function.filter(atom -> !Atom.NONE.equals(atom));
    if (!given.isBottom()) {
      return given;
    }
    Value self = Value.of(new Atom.Library(callee));
    return Value.of(new Atom.Partial(self, List.of(), Map.of()));
  }

  /// A function of which callers get the first item of what it gives.
  Value firstResult(Value function) {
    return Values.composed(
        new Atom.Wrapped(Atom.Wrapping.FIRST_RESULT, decorated(function), Value.BOTTOM),
        frame.tooDeep(at));
  }
}
