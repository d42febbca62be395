package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Node;
import java.util.List;
import java.util.Optional;

/// Calls of the built-in types that hold other values.
record Containers(Interpreter interpreter) {
  Value collection(Frame frame, Node at, String name, Value source) {
    ContainerObject.Kind kind =
        switch (name) {
          case "list" -> ContainerObject.Kind.LIST;
          case "collections.deque" -> ContainerObject.Kind.DEQUE;
          default -> ContainerObject.Kind.SET;
        };
    Optional<List<Value>> items = interpreter.iteration().items(frame, source);
    if (kind == ContainerObject.Kind.LIST && items.isPresent()) {
      return interpreter.definitions().list(frame, at, items.get(), Value.BOTTOM);
    }
    ContainerObject made = interpreter.heap().container(frame.allocation(at, name), kind);
    made.rest().add(interpreter.iteration().unstaged(frame, at, source));
    return Value.of(made);
  }

  Value tuple(Frame frame, Node at, Value source) {
    Optional<List<Value>> items = interpreter.iteration().items(frame, source);
    if (source.isBottom()) {
      return Values.tuple(List.of(), frame.tooDeep(at));
    }
    return items.isPresent()
        ? Values.tuple(items.get(), frame.tooDeep(at))
        : Values.stream(
            Atom.StreamKind.TUPLE,
            interpreter.iteration().unstaged(frame, at, source),
            frame.tooDeep(at));
  }

  Value dict(Frame frame, Node at, Arguments arguments) {
    ContainerObject made =
        interpreter.heap().container(frame.allocation(at, "dict"), ContainerObject.Kind.DICT);
    if (!arguments.positional().isEmpty()) {
      interpreter.containerMethods().update(frame, at, made, arguments.positional().getFirst());
    }
    arguments.keywords().forEach((name, value) -> made.known(name).add(value));
    made.rest().add(arguments.mapping());
    made.madeWith(arguments.passed());
    return Value.of(made);
  }

  Value fromKeys(Frame frame, Node at, Arguments arguments) {
    ContainerObject made =
        interpreter.heap().container(frame.allocation(at, "dict"), ContainerObject.Kind.DICT);
    Value given = arguments.argument(1, "value");
    made.restKeys()
        .add(interpreter.iteration().unstaged(frame, at, arguments.argument(0, "iterable")));
    made.rest().add(given.isBottom() ? Value.NONE : given);
    return Value.of(made);
  }

  /// What the factory makes is there under every key.
  Value defaultDict(Frame frame, Node at, Arguments arguments) {
    ContainerObject made =
        interpreter.heap().container(frame.allocation(at, "dict"), ContainerObject.Kind.DICT);
    Value factory = arguments.argument(0, "").filter(atom -> !Atom.NONE.equals(atom));
    made.rest().add(interpreter.calls().call(frame, at, factory, Arguments.NONE));
    interpreter.containerMethods().update(frame, at, made, arguments.argument(1, ""));
    arguments.keywords().forEach((name, value) -> made.known(name).add(value));
    return Value.of(made);
  }

  Value counter(Frame frame, Node at, Value source) {
    ContainerObject made =
        interpreter.heap().container(frame.allocation(at, "dict"), ContainerObject.Kind.DICT);
    made.restKeys().add(interpreter.iteration().unstaged(frame, at, source));
    made.rest().add(Values.some(Atom.ScalarKind.INTEGER));
    return Value.of(made);
  }
}
