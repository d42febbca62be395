package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.names.ModuleRef;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.BinaryOperator;
import dev.graphlift.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Built-in functions that belong to the language: those whose results depend on the structure of
/// their arguments or that reach into objects. Everything else is library data.
final class Builtins {
  private final Interpreter interpreter;
  private final Containers containers;
  private final Numbers numbers;

  Builtins(Interpreter interpreter) {
    this.interpreter = interpreter;
    this.containers = new Containers(interpreter);
    this.numbers = new Numbers(interpreter);
  }

  Value call(Frame frame, Node at, String name, Arguments arguments) {
    interpreter.protocols().called(frame, at, name, arguments);
    return own(frame, at, name, arguments)
        .orElseGet(() -> interpreter.libraryCalls().call(frame, at, name, arguments));
  }

  private Optional<Value> own(Frame frame, Node at, String name, Arguments arguments) {
    Value first = arguments.argument(0, "");
    return switch (name) {
      case "super" -> Optional.of(superObject(frame, at, arguments));
      case "dataclasses.replace" ->
          Optional.of(interpreter.records().replaced(frame, at, arguments));
      case "property", "functools.cached_property" ->
          Optional.of(
              Values.composed(
                  new Atom.Wrapped(
                      Atom.Wrapping.PROPERTY,
                      arguments.argument(0, "fget"),
                      arguments.argument(1, "fset")),
                  frame.tooDeep(at)));
      case "staticmethod" ->
          Optional.of(wrap(Atom.Wrapping.STATIC_METHOD, first, frame.tooDeep(at)));
      case "classmethod" -> Optional.of(wrap(Atom.Wrapping.CLASS_METHOD, first, frame.tooDeep(at)));
      case "list", "set", "frozenset", "collections.deque" ->
          Optional.of(containers.collection(frame, at, name, first));
      case "tuple" -> Optional.of(containers.tuple(frame, at, first));
      case "dict", "collections.OrderedDict" -> Optional.of(containers.dict(frame, at, arguments));
      case "dict.fromkeys" -> Optional.of(containers.fromKeys(frame, at, arguments));
      case "collections.defaultdict" -> Optional.of(containers.defaultDict(frame, at, arguments));
      case "collections.Counter" -> Optional.of(containers.counter(frame, at, first));
      case "iter" -> Optional.of(iterator(frame, at, first));
      case "next" -> Optional.of(next(frame, at, first).join(arguments.argument(1, "")));
      case "enumerate" ->
          Optional.of(
              iterate(
                  frame,
                  at,
                  pair(
                      frame,
                      at,
                      Values.some(Atom.ScalarKind.INTEGER),
                      element(frame, at, arguments.argument(0, "iterable")))));
      case "zip" -> Optional.of(zip(frame, at, arguments));
      case "map" -> Optional.of(map(frame, at, arguments));
      case "filter" -> {
        Value element = element(frame, at, arguments.argument(1, ""));
        interpreter
            .calls()
            .call(frame, at, first.filter(a -> !Atom.NONE.equals(a)), Arguments.of(element));
        yield Optional.of(iterate(frame, at, element));
      }
      case "reversed" -> Optional.of(iterate(frame, at, element(frame, at, first)));
      case "sorted" -> {
        // Tracing turns it into an operation of the graph.
        Value element = interpreter.iteration().element(frame, at, first);
        callKey(frame, at, arguments, element);
        yield Optional.of(interpreter.definitions().list(frame, at, List.of(), element));
      }
      case "min", "max" -> Optional.of(extreme(frame, at, arguments));
      case "sum" -> Optional.of(sum(frame, at, arguments));
      case "range" ->
          Optional.of(
              Values.stream(
                  Atom.StreamKind.RANGE, Values.some(Atom.ScalarKind.INTEGER), frame.tooDeep(at)));
      case "itertools.accumulate" -> Optional.of(accumulate(frame, at, arguments));
      case "functools.reduce" -> Optional.of(reduce(frame, at, arguments));
      case "collections.namedtuple", "typing.NamedTuple" ->
          interpreter.records().namedTuple(frame, at, arguments);
      case "functools.wraps" -> Optional.of(wraps(frame, at, first));
      case "dataclasses.field" -> Optional.of(field(frame, at, arguments));
      case "importlib.import_module", "__import__" -> Optional.of(importModule(frame, at, first));
      default ->
          interpreter
              .reflection()
              .call(frame, at, name, arguments)
              .or(() -> numbers.call(frame, at, name, arguments));
    };
  }

  private Value element(Frame frame, Node at, Value iterable) {
    return interpreter.iteration().unstaged(frame, at, iterable);
  }

  private static Value iterate(Frame frame, Node at, Value element) {
    return Values.stream(Atom.StreamKind.ITERATOR, element, frame.tooDeep(at));
  }

  private static Value pair(Frame frame, Node at, Value first, Value second) {
    return Values.tuple(List.of(first, second), frame.tooDeep(at));
  }

  private Value superObject(Frame frame, Node at, Arguments arguments) {
    Value types = arguments.argument(0, "");
    Value receivers = arguments.argument(1, "");
    if (arguments.positional().isEmpty()) {
      types = interpreter.calls().definingClass(frame).map(Value::of).orElse(Value.BOTTOM);
      receivers = interpreter.calls().receiver(frame);
    }
    Value all = Value.BOTTOM;
    for (Atom type : types.atoms()) {
      for (Atom receiver : receivers.atoms()) {
        if (type instanceof ClassObject own) {
          all = all.join(Values.composed(new Atom.Super(own, receiver), frame.tooDeep(at)));
        }
      }
    }
    return all.isBottom() ? Value.unknown(new Gap.UnknownValue(frame.place(at), "super()")) : all;
  }

  private static Value wrap(Atom.Wrapping wrapping, Value function, Gap tooDeep) {
    return Values.composed(new Atom.Wrapped(wrapping, function, Value.BOTTOM), tooDeep);
  }

  private static Optional<Value> property(Value getter, Value setter, Gap tooDeep) {
    return Optional.of(
        Values.composed(new Atom.Wrapped(Atom.Wrapping.PROPERTY, getter, setter), tooDeep));
  }

  /// `getter.setter(function)` and its relatives, which are decorators themselves.
  static Optional<Value> propertyMethod(
      Atom receiver, String method, Arguments arguments, Gap tooDeep) {
    if (receiver instanceof Atom.Wrapped(var wrapping, var getter, var setter)
        && wrapping == Atom.Wrapping.PROPERTY) {
      Value given = arguments.argument(0, "");
      return switch (method) {
        case "setter" -> property(getter, given, tooDeep);
        case "getter" -> property(given, setter, tooDeep);
        case "deleter" -> Optional.of(Value.of(receiver));
        default -> Optional.empty();
      };
    }
    return Optional.empty();
  }

  private Value iterator(Frame frame, Node at, Value source) {
    Value custom = interpreter.calls().special(frame, at, source, "__iter__");
    Value plain = source.filter(atom -> !(atom instanceof InstanceObject));
    return plain.isBottom() && !custom.isBottom() ? custom : custom.join(over(frame, at, source));
  }

  private Value over(Frame frame, Node at, Value source) {
    boolean isPipeline =
        source.gap().isPresent()
            || source.stream()
                .anyMatch(atom ->
                    atom instanceof InstanceObject
                        || (atom instanceof Atom.Stream(var kind, var _, var _)
                            && kind == Atom.StreamKind.DATASET));
    Value element = element(frame, at, source);
    return isPipeline
        ? Values.stream(Atom.StreamKind.PIPELINE, element, frame.tooDeep(at))
        : iterate(frame, at, element);
  }

  private Value next(Frame frame, Node at, Value iterator) {
    Value custom = interpreter.calls().special(frame, at, iterator, "__next__");
    Value plain = iterator.filter(atom -> !(atom instanceof InstanceObject));
    return custom.join(element(frame, at, plain));
  }

  private Value zip(Frame frame, Node at, Arguments arguments) {
    List<Value> elements = new ArrayList<>();
    for (Value source : arguments.positional()) {
      elements.add(element(frame, at, source));
    }
    if (!arguments.rest().isBottom()) {
      Value element = element(frame, at, arguments.rest());
      for (Value other : elements) {
        element = element.join(other);
      }
      return iterate(frame, at, Values.stream(Atom.StreamKind.TUPLE, element, frame.tooDeep(at)));
    }
    return iterate(frame, at, Values.tuple(elements, frame.tooDeep(at)));
  }

  private Value map(Frame frame, Node at, Arguments arguments) {
    List<Value> elements = new ArrayList<>();
    for (int i = 1; i < arguments.positional().size(); i++) {
      elements.add(element(frame, at, arguments.positional().get(i)));
    }
    Value function = arguments.argument(0, "");
    return iterate(
        frame, at, interpreter.calls().call(frame, at, function, Arguments.of(elements)));
  }

  void callKey(Frame frame, Node at, Arguments arguments, Value element) {
    Value key = arguments.argument(-1, "key").filter(atom -> !Atom.NONE.equals(atom));
    if (!key.isBottom()) {
      interpreter.calls().call(frame, at, key, Arguments.of(element));
    }
  }

  private Value extreme(Frame frame, Node at, Arguments arguments) {
    List<Value> given = arguments.positional();
    Value element =
        given.size() == 1
            ? element(frame, at, given.getFirst())
            : Value.joined(given.toArray(Value[]::new)).join(arguments.rest());
    callKey(frame, at, arguments, element);
    return element.join(arguments.argument(-1, "default"));
  }

  private Value sum(Frame frame, Node at, Arguments arguments) {
    Value element = element(frame, at, arguments.argument(0, "iterable"));
    Value start = arguments.argument(1, "start");
    Value from = start.isBottom() ? Values.some(Atom.ScalarKind.INTEGER) : start;
    return from.join(
        interpreter.operators().binary(frame, at, from, BinaryOperator.ADD, element.widen()));
  }

  private Value accumulate(Frame frame, Node at, Arguments arguments) {
    Value function = arguments.argument(1, "func").filter(atom -> !Atom.NONE.equals(atom)).known();
    Value add = Value.of(new Atom.Library("operator.add"));
    Value element = element(frame, at, arguments.argument(0, "iterable"));
    Value reduced =
        reduce(
            frame,
            at,
            Arguments.of(
                function.isBottom() ? add : function,
                Values.stream(Atom.StreamKind.ITERATOR, element.widen(), frame.tooDeep(at)),
                arguments.argument(-1, "initial")));
    return iterate(frame, at, element.join(reduced));
  }

  private Value reduce(Frame frame, Node at, Arguments arguments) {
    Value element = element(frame, at, arguments.argument(1, ""));
    Value function = arguments.argument(0, "");
    Value so = element.join(arguments.argument(2, ""));
    Value once = interpreter.calls().call(frame, at, function, Arguments.of(so, element));
    return so.join(
        interpreter.calls().call(frame, at, function, Arguments.of(so.join(once), element)));
  }

  /// `wraps(function)` is a decorator that hands on what it decorates.
  private static Value wraps(Frame frame, Node at, Value wrapped) {
    Value decorator = Value.of(new Atom.Library("functools.update_wrapper"));
    return Values.composed(
        new Atom.Partial(decorator, List.of(), Map.of("wrapped", wrapped)), frame.tooDeep(at));
  }

  /// A field of a data class stands for what instances have in it by default.
  private Value field(Frame frame, Node at, Arguments arguments) {
    Value factory = arguments.argument(-1, "default_factory");
    return arguments
        .argument(-1, "default")
        .join(interpreter.calls().call(frame, at, factory, Arguments.NONE));
  }

  private Value importModule(Frame frame, Node at, Value name) {
    Optional<String> constant = Values.constantString(name);
    if (constant.isEmpty() || constant.get().startsWith(".")) {
      return Value.unknown(new Gap.UnknownValue(frame.place(at), "the imported module"));
    }
    ModuleRef ref = interpreter.engine().modules().resolve(frame.file().path(), 0, constant.get());
    return interpreter.imports().module(ref);
  }

  /// Whether a value is a function of the project.
  static boolean isProjectFunction(Atom atom) {
    return atom instanceof FunctionObject
        || (atom instanceof Atom.Bound(var _, var function) && isProjectFunction(function));
  }
}
