package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.interp.CallEdge.Supply;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Parameter;
import dev.graphlift.syntax.ParameterKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Binds the arguments of one call to the parameters of one function, as CPython does.
final class Binder {
  private final Interpreter interpreter;
  private final Frame frame;
  private final Node at;
  private final FunctionObject function;
  private final Arguments arguments;
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Map<String, Supply> supply = new LinkedHashMap<>();
  private final Set<String> unclaimed;

  private Binder(
      Interpreter interpreter, Frame frame, Node at, FunctionObject function, Arguments arguments) {
    this.interpreter = interpreter;
    this.frame = frame;
    this.at = at;
    this.function = function;
    this.arguments = arguments;
    this.unclaimed = new LinkedHashSet<>(arguments.keywords().keySet());
  }

  static Arguments.Bound bind(
      Interpreter interpreter, Frame frame, Node at, FunctionObject function, Arguments arguments) {
    return new Binder(interpreter, frame, at, function, arguments).bind();
  }

  private Arguments.Bound bind() {
    int position = 0;
    for (Parameter parameter : function.code().parameters().all()) {
      switch (parameter.kind()) {
        case POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD -> single(parameter, position++);
        case KEYWORD_ONLY -> single(parameter, -1);
        case REST -> put(parameter, restTuple(position), Supply.UNKNOWN);
        case KEYWORD_REST -> {}
      }
    }
    function.code().parameters().stream()
        .filter(p -> p.kind() == ParameterKind.KEYWORD_REST)
        .forEach(p -> put(p, restDict(), Supply.UNKNOWN));
    return new Arguments.Bound(values, supply);
  }

  private void single(Parameter parameter, int position) {
    boolean byName = parameter.kind() != ParameterKind.POSITIONAL_ONLY;
    if (position >= 0 && position < arguments.positional().size()) {
      put(parameter, arguments.positional().get(position), Supply.PASSED);
      return;
    }
    if (byName && arguments.keywords().containsKey(parameter.name())) {
      unclaimed.remove(parameter.name());
      Value given = arguments.keywords().get(parameter.name());
      if (arguments.passed().contains(parameter.name()) || parameter.defaultValue().isEmpty()) {
        put(parameter, given, Supply.PASSED);
      } else {
        Value fallback = interpreter.read(frame, function.defaultOf(parameter.name()));
        put(parameter, given.join(fallback), Supply.UNKNOWN);
      }
      return;
    }
    Value perhaps = position >= 0 ? arguments.rest() : Value.BOTTOM;
    if (byName) {
      perhaps = perhaps.join(arguments.mapping());
    }
    Value fallback = interpreter.read(frame, function.defaultOf(parameter.name()));
    if (parameter.defaultValue().isEmpty()) {
      put(parameter, perhaps, perhaps.isBottom() ? Supply.UNKNOWN : Supply.PASSED);
    } else {
      put(
          parameter,
          perhaps.join(fallback),
          perhaps.isBottom() ? Supply.DEFAULTED : Supply.UNKNOWN);
    }
  }

  private void put(Parameter parameter, Value value, Supply how) {
    values.put(parameter.name(), value);
    supply.put(parameter.name(), how);
  }

  private Value restTuple(int position) {
    List<Value> given = arguments.positional();
    List<Value> left =
        position < given.size()
            ? new ArrayList<>(given.subList(position, given.size()))
            : List.of();
    if (arguments.rest().isBottom()) {
      return Values.tuple(left, frame.tooDeep(at));
    }
    Value element = Value.joined(left.toArray(Value[]::new)).join(arguments.rest());
    return Values.stream(Atom.StreamKind.TUPLE, element, frame.tooDeep(at));
  }

  private Value restDict() {
    ContainerObject dict =
        interpreter
            .heap()
            .container(
                frame.allocation(at, "**" + function.allocation().site().node()),
                ContainerObject.Kind.DICT);
    for (String name : unclaimed) {
      dict.known(name).add(arguments.keywords().getOrDefault(name, Value.BOTTOM));
    }
    dict.madeWith(unclaimed.stream().filter(arguments.passed()::contains).toList());
    if (!arguments.mapping().isBottom()) {
      dict.restKeys().add(Values.some(Atom.ScalarKind.STRING));
      dict.rest().add(arguments.mapping());
    }
    return Value.of(dict);
  }
}
