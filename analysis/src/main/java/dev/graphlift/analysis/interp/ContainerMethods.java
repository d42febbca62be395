package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.ContainerObject.Kind;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Node;
import java.util.List;
import java.util.Optional;

/// The methods of lists, sets, dictionaries and deques: what they put in, give out and change.
final class ContainerMethods {
  private final Interpreter interpreter;

  ContainerMethods(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// Calls a method by its name; empty where the library data says all there is to say.
  Optional<Value> call(
      Frame frame, Node at, ContainerObject self, String method, Arguments arguments) {
    Value first = arguments.argument(0, "");
    return switch (method) {
      case "append", "add" -> {
        self.rest().add(first);
        yield changed(frame, at, self, method, Value.NONE);
      }
      case "appendleft" -> {
        shift(frame, self);
        self.rest().add(first);
        yield changed(frame, at, self, method, Value.NONE);
      }
      case "insert" -> {
        shift(frame, self);
        self.rest().add(arguments.argument(1, "object"));
        yield changed(frame, at, self, method, Value.NONE);
      }
      case "extend", "extendleft" -> {
        extend(frame, at, self, first, method);
        yield Optional.of(Value.NONE);
      }
      case "update" -> {
        update(frame, at, self, first);
        arguments.keywords().forEach((name, value) -> self.known(name).add(value));
        self.restKeys().add(keysOf(self, arguments.mapping()));
        self.rest().add(arguments.mapping());
        interpreter.namespaces().update(frame, at, self, first, arguments);
        yield changed(frame, at, self, method, Value.NONE);
      }
      case "setdefault" -> {
        Value fallback = arguments.argument(1, "default");
        Value put = fallback.isBottom() ? Value.NONE : fallback;
        interpreter.subscripts().put(self, first, put);
        interpreter.namespaces().store(frame, at, self, first, put);
        yield changed(frame, at, self, method, get(frame, self, first, Value.BOTTOM));
      }
      case "pop", "popleft" -> {
        boolean isDict = self.kind() == Kind.DICT;
        if (method.equals("popleft") || !arguments.positional().isEmpty()) {
          shift(frame, self);
        }
        if (isDict) {
          self.mayLack(Expressions.key(first));
        }
        Value fallback = isDict ? arguments.argument(1, "default") : Value.BOTTOM;
        Value popped =
            isDict ? get(frame, self, first, fallback) : self.elements(frame.activation());
        yield changed(frame, at, self, method, popped);
      }
      case "popitem" -> {
        self.mayLack(Optional.empty());
        yield changed(frame, at, self, method, item(frame, at, self));
      }
      case "remove", "sort", "reverse", "rotate" -> {
        shift(frame, self);
        if (method.equals("sort")) {
          interpreter.builtins().callKey(frame, at, arguments, self.elements(frame.activation()));
        }
        yield changed(frame, at, self, method, Value.NONE);
      }
      case "clear", "discard" -> {
        self.mayLack(Optional.empty());
        yield changed(frame, at, self, method, Value.NONE);
      }
      case "get" -> {
        Value fallback = arguments.argument(1, "default");
        yield Optional.of(get(frame, self, first, fallback.isBottom() ? Value.NONE : fallback));
      }
      case "keys" -> Optional.of(view(frame, at, interpreter.iteration().keys(frame, self)));
      case "values" -> Optional.of(view(frame, at, self.elements(frame.activation())));
      case "items" -> Optional.of(view(frame, at, item(frame, at, self)));
      case "copy" -> {
        ContainerObject made =
            interpreter.heap().container(frame.allocation(at, "copy"), self.kind());
        copyInto(frame, self, made);
        yield Optional.of(Value.of(made));
      }
      case "union", "intersection", "difference", "symmetric_difference" -> {
        ContainerObject made =
            interpreter.heap().container(frame.allocation(at, "set"), self.kind());
        copyInto(frame, self, made);
        made.rest().add(interpreter.iteration().element(frame, at, first));
        yield Optional.of(Value.of(made));
      }
      default -> Optional.empty();
    };
  }

  private static Value keysOf(ContainerObject self, Value mapping) {
    return mapping.isBottom() || self.kind() != Kind.DICT
        ? Value.BOTTOM
        : Values.some(Atom.ScalarKind.STRING);
  }

  /// Notes that elements of a sequence may move to other positions.
  void shift(Frame frame, ContainerObject self) {
    if (self.kind() == Kind.LIST || self.kind() == Kind.DEQUE) {
      self.rest().add(self.elements(frame.activation()));
    }
  }

  private Optional<Value> changed(
      Frame frame, Node at, ContainerObject self, String method, Value result) {
    frame.forgetPlaces(AccessPath::hasElement);
    interpreter
        .attributes()
        .effect(
            frame,
            at,
            new Effect.Target.ByMethod(self, method),
            "`%s` changes a %s".formatted(method, self.kind().pythonName()));
    return Optional.of(result);
  }

  void extend(Frame frame, Node at, ContainerObject self, Value source, String method) {
    if (self.kind() == Kind.DICT) {
      update(frame, at, self, source);
    } else {
      if (method.equals("extendleft")) {
        shift(frame, self);
      }
      self.rest().add(interpreter.iteration().unstaged(frame, at, source));
    }
    changed(frame, at, self, method, Value.NONE);
  }

  /// Notes that code which cannot be followed may put anything into containers.
  void leave(Value given, Gap gap) {
    for (Atom atom : given.atoms()) {
      if (atom instanceof ContainerObject container) {
        container.rest().add(Value.unknown(gap));
        container.mayLack(Optional.empty());
        if (container.kind() == Kind.DICT) {
          container.restKeys().add(Value.unknown(gap));
        }
      }
    }
  }

  /// Puts the entries of a mapping, or the elements of an iterable, into a container.
  void update(Frame frame, Node at, ContainerObject self, Value source) {
    for (Atom atom : source.atoms()) {
      if (atom instanceof ContainerObject other && other.kind() == Kind.DICT) {
        copyInto(frame, other, self);
      } else if (self.kind() == Kind.DICT) {
        Value pair = interpreter.iteration().element(frame, at, Value.of(atom));
        self.restKeys().add(interpreter.iteration().item(frame, at, pair, 0));
        self.rest().add(interpreter.iteration().item(frame, at, pair, 1));
      } else {
        self.rest().add(interpreter.iteration().element(frame, at, Value.of(atom)));
      }
    }
    source.gap().ifPresent(gap -> self.rest().add(Value.unknown(gap)));
  }

  void copyInto(Frame frame, ContainerObject from, ContainerObject to) {
    for (Object key : from.knownKeys(frame.activation())) {
      to.known(key).add(interpreter.read(frame, from.known(key)));
    }
    to.rest().add(interpreter.read(frame, from.rest()));
    to.restKeys().add(interpreter.read(frame, from.restKeys()));
  }

  private Value get(Frame frame, ContainerObject self, Value key, Value fallback) {
    Value rest = interpreter.read(frame, self.rest());
    Optional<Object> constant = Expressions.key(key);
    if (constant.isPresent()) {
      return interpreter.read(frame, self.known(constant.get())).join(rest).join(fallback);
    }
    return self.elements(frame.activation()).join(fallback);
  }

  private Value item(Frame frame, Node at, ContainerObject dict) {
    return Values.tuple(
        List.of(interpreter.iteration().keys(frame, dict), dict.elements(frame.activation())),
        frame.tooDeep(at));
  }

  private static Value view(Frame frame, Node at, Value element) {
    return Values.stream(Atom.StreamKind.VIEW, element, frame.tooDeep(at));
  }
}
