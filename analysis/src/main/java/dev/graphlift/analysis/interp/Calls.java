package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.Code;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.ModuleObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Calls: finds out what is called and what comes back.
final class Calls {
  /// How deep calls may lead to calls before it is given up: objects that call each other without
  /// any code in between have no end.
  private static final int DEEPEST = 1000;

  private final Interpreter interpreter;
  private int nested;
  private Optional<Activation> entered = Optional.empty();
  // Where a framework sets objects up at the moment.
  private final Deque<SettingUp> settingUp = new ArrayDeque<>();

  // Where a framework makes graphs of what it calls back.
  private final Deque<SettingUp> tracing = new ArrayDeque<>();

  private record SettingUp(int activation, int node) {}

  Calls(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Value eval(Frame frame, Expression.Call call) {
    Value callee = interpreter.expressions().eval(frame, call.function());
    Arguments arguments = arguments(frame, call.arguments());
    if (callee.isBottom()) {
      String name = frame.file().parsed().source().slice(call.function().range());
      return missing(frame, call, name);
    }
    entered = Optional.empty();
    Value result = call(frame, call, callee, arguments);
    entered
        .filter(this::runsAtOnce)
        .ifPresent(made -> CallStores.carryBack(frame, call, callee, made));
    return result;
  }

  /// Whether a call runs the body of what it calls, and not what it gives does so later.
  private boolean runsAtOnce(Activation made) {
    return made.subject() instanceof Activation.Subject.Call(var function)
        && !interpreter.definitions().isGenerator(function.code())
        && !(function.code() instanceof Code.Def(var _, var def) && def.isAsync());
  }

  private Value missing(Frame frame, Node at, String name) {
    Gap gap = new Gap.UnresolvedCall(frame.place(at), name);
    frame.activation().addUnresolved(frame.site(at), gap);
    return Value.BOTTOM;
  }

  /// Evaluates arguments in the order written.
  Arguments arguments(Frame frame, List<Argument> written) {
    List<Value> positional = new ArrayList<>();
    Map<String, Value> keywords = new LinkedHashMap<>();
    Value rest = Value.BOTTOM;
    Value mapping = Value.BOTTOM;
    Set<String> optional = new HashSet<>();
    for (Argument argument : written) {
      switch (argument.kind()) {
        case POSITIONAL -> {
          if (argument.value() instanceof Expression.Starred starred) {
            Value source = interpreter.expressions().eval(frame, starred.value());
            Optional<List<Value>> items = interpreter.iteration().items(frame, source);
            if (items.isPresent() && rest.isBottom()) {
              positional.addAll(items.get());
            } else {
              rest = rest.join(interpreter.iteration().unstaged(frame, starred, source));
            }
          } else {
            Value value = interpreter.expressions().eval(frame, argument.value());
            if (rest.isBottom()) {
              positional.add(value);
            } else {
              rest = rest.join(value);
            }
          }
        }
        case KEYWORD ->
            keywords.put(
                argument.name().orElseThrow(),
                interpreter.expressions().eval(frame, argument.value()));
        case MAPPING -> mapping = mapping.join(spread(frame, argument, keywords, optional));
      }
    }
    return new Arguments(positional, rest, keywords, mapping, optional);
  }

  private Value spread(
      Frame frame, Argument argument, Map<String, Value> keywords, Set<String> optional) {
    Value source = interpreter.expressions().eval(frame, argument.value());
    Value unknown = source.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom atom : source.atoms()) {
      if (atom instanceof ContainerObject dict && dict.kind() == ContainerObject.Kind.DICT) {
        for (Object key : dict.knownKeys(frame.activation())) {
          if (key instanceof String name) {
            boolean certain = dict.surelyHas(key) && source.only().isPresent();
            if (!certain && (!keywords.containsKey(name) || optional.contains(name))) {
              optional.add(name);
            }
            keywords.merge(name, interpreter.read(frame, dict.known(key)), Value::join);
          }
        }
        unknown = unknown.join(interpreter.read(frame, dict.rest()));
      } else {
        Gap gap = new Gap.UnknownValue(frame.place(argument), "**");
        unknown = unknown.join(Value.unknown(gap));
      }
    }
    return unknown;
  }

  /// Calls each thing a value may be, and joins what comes back.
  Value call(Frame frame, Node at, Value callee, Arguments arguments) {
    Value result = Value.BOTTOM;
    if (callee.gap().isPresent()) {
      frame.activation().addUnresolved(frame.site(at), callee.gap().get());
      frame.forgetPlaces();
      result = Value.unknown(callee.gap().get());
    }
    if (nested == DEEPEST) {
      return Value.unknown(new Gap.Ceiling(frame.place(at), "calls within calls"));
    }
    nested++;
    for (Atom atom : callee.atoms()) {
      result = result.join(apply(frame, at, atom, arguments));
    }
    nested--;
    return result;
  }

  /// Calls what a framework calls once, to set an object up.
  Value settingUp(Frame frame, Node at, Value callee, Arguments arguments) {
    settingUp.addLast(new SettingUp(frame.activation().number(), at.id()));
    Value result = call(frame, at, callee, arguments);
    settingUp.removeLast();
    return result;
  }

  /// Calls what a framework makes a graph of.
  Value traced(Frame frame, Node at, Value callee, Arguments arguments) {
    tracing.addLast(new SettingUp(frame.activation().number(), at.id()));
    Value result = call(frame, at, callee, arguments);
    tracing.removeLast();
    return result;
  }

  private boolean isTracing(Frame frame, Node at) {
    return !tracing.isEmpty()
        && tracing.getLast().equals(new SettingUp(frame.activation().number(), at.id()));
  }

  /// Whether a framework is setting an object up by a call made here.
  boolean isSettingUp(Frame frame, Node at) {
    return !settingUp.isEmpty()
        && settingUp.getLast().equals(new SettingUp(frame.activation().number(), at.id()));
  }

  private Value apply(Frame frame, Node at, Atom callee, Arguments arguments) {
    return switch (callee) {
      case FunctionObject function -> function(frame, at, function, arguments);
      case ClassObject type -> interpreter.definitions().instantiate(frame, at, type, arguments);
      case InstanceObject instance -> instance(frame, at, instance, arguments);
      case Atom.Bound(var receiver, var function) ->
          bound(frame, at, receiver, function, arguments);
      case Atom.Partial(var function, var positional, var keywords) ->
          call(frame, at, function, arguments.behind(positional, keywords));
      case Atom.Library(var name) -> {
        if (interpreter.libraryCalls().isCallable(name)) {
          frame.activation().addLibraryEdge(frame.site(at), name);
        }
        yield interpreter.builtins().call(frame, at, name, arguments);
      }
      case Atom.Wrapped(var wrapping, var function, var _) -> {
        Value result = call(frame, at, function, arguments);
        yield wrapping == Atom.Wrapping.FIRST_RESULT
            ? interpreter.iteration().item(frame, at, result, 0)
            : result;
      }
      case Atom.Scalar _,
          Atom.Tensor _,
          Atom.Tuple _,
          Atom.Stream _,
          Atom.Namespace _,
          Atom.Super _,
          ContainerObject _,
          ModuleObject _ ->
          Value.BOTTOM;
    };
  }

  private Value function(Frame frame, Node at, FunctionObject function, Arguments arguments) {
    Arguments.Bound bound = Binder.bind(interpreter, frame, at, function, arguments);
    Activation callee =
        interpreter.engine().call(frame.activation(), frame.site(at), function, bound);
    if (isTracing(frame, at)) {
      frame.activation().addTraced(frame.site(at), function.code().site());
    }
    frame.forgetPlaces();
    entered = Optional.of(callee);
    if (interpreter.definitions().isGenerator(function.code())) {
      return Values.stream(
          Atom.StreamKind.ITERATOR, interpreter.read(frame, callee.yielded()), frame.tooDeep(at));
    }
    return interpreter.read(frame, callee.result());
  }

  /// What `yield from` gives: what the generator just made returns, `None` from plain containers.
  Value generatorResult(Frame frame, Node at, Value source) {
    boolean plain =
        source.isExhaustive()
            && source.stream()
                .allMatch(atom -> atom instanceof ContainerObject || atom instanceof Atom.Tuple);
    if (plain) {
      return Value.NONE;
    }
    boolean justMade =
        source.only().isPresent()
            && entered.isPresent()
            && entered.get().subject() instanceof Activation.Subject.Call(var function)
            && interpreter.definitions().isGenerator(function.code());
    return justMade
        ? interpreter.read(frame, entered.get().result())
        : Value.unknown(new Gap.UnknownValue(frame.place(at), "yield from"));
  }

  private Value bound(Frame frame, Node at, Atom receiver, Atom function, Arguments arguments) {
    return switch (function) {
      case Atom.Library(var name) -> {
        frame.activation().addLibraryEdge(frame.site(at), name);
        yield interpreter.libraryCalls().method(frame, at, receiver, name, arguments);
      }
      case FunctionObject _,
          ClassObject _,
          InstanceObject _,
          ContainerObject _,
          ModuleObject _,
          Atom.Scalar _,
          Atom.Tensor _,
          Atom.Tuple _,
          Atom.Stream _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Partial _,
          Atom.Wrapped _,
          Atom.Super _ ->
          apply(frame, at, function, arguments.behind(Value.of(receiver)));
    };
  }

  private Value instance(Frame frame, Node at, InstanceObject instance, Arguments arguments) {
    Value method = interpreter.attributes().special(frame, at, instance, "__call__");
    if (method.isBottom()) {
      Value missing = missing(frame, at, "__call__");
      return isOpen(frame, instance)
          ? Value.unknown(new Gap.UnresolvedCall(frame.place(at), "__call__"))
          : missing;
    }
    return call(frame, at, method, arguments);
  }

  /// Calls a special method of each instance a value may be; bottom where there is none.
  Value special(Frame frame, Node at, Value receiver, String name, Value... arguments) {
    Value result = Value.BOTTOM;
    for (Atom atom : receiver.atoms()) {
      if (atom instanceof InstanceObject instance) {
        Value method = interpreter.attributes().special(frame, at, instance, name);
        if (!method.isBottom()) {
          result = result.join(call(frame, at, method, Arguments.of(arguments)));
        }
      }
    }
    return result;
  }

  /// Whether an object may have methods that are not known, from a base that is not.
  boolean isOpen(Frame frame, InstanceObject instance) {
    return interpreter.attributes().resolution().hasUnknownBase(frame, instance.type());
  }

  /// Whether the call just made was of a generator with a `yield` under handlers of exceptions.
  boolean hasJustMadeHandlingGenerator() {
    return entered
        .filter(made ->
            made.subject() instanceof Activation.Subject.Call(var function)
                && Yielding.handlesExceptions(function.code()))
        .isPresent();
  }

  /// What awaiting a value gives: calls of `async def` functions already stand for their results.
  Value awaited(Frame frame, Node at, Value value) {
    Value custom = special(frame, at, value, "__await__");
    return custom.isBottom() ? value : custom;
  }

  /// The class whose body defines the function that a frame runs, for `super()`.
  Optional<ClassObject> definingClass(Frame frame) {
    return switch (frame.activation().subject()) {
      case Activation.Subject.ModuleBody _ -> frame.enclosingClass();
      case Activation.Subject.Call(var function) ->
          function.findAttribute(Definitions.DEFINING_CLASS).stream()
              .flatMap(cell -> interpreter.read(frame, cell).stream())
              .filter(ClassObject.class::isInstance)
              .map(ClassObject.class::cast)
              .findFirst();
    };
  }

  /// The first argument of the function that a frame runs, for `super()`.
  Value receiver(Frame frame) {
    return switch (frame.activation().subject()) {
      case Activation.Subject.ModuleBody _ -> Value.BOTTOM;
      case Activation.Subject.Call(var function) -> firstParameter(frame, function.code());
    };
  }

  private Value firstParameter(Frame frame, Code code) {
    return code.parameters().positional().stream()
        .findFirst()
        .map(p -> interpreter.read(frame, frame.activation().parameter(p.name())))
        .orElse(Value.BOTTOM);
  }
}
