package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.Engine;
import dev.graphlift.analysis.interp.TestRows;
import dev.graphlift.analysis.interp.Yielding;
import dev.graphlift.analysis.names.Denotation;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.names.NameResolver;
import dev.graphlift.analysis.values.Allocation;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.Code;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.source.Place;
import dev.graphlift.syntax.Parameter;
import dev.graphlift.syntax.ParameterKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Starts the analysis where the outside world starts a program: at module bodies and test
/// functions; and, so that code nobody calls is known too, at every function left over.
final class EntryPoints {
  private final Engine engine;
  private final NameResolver resolver;
  private final TypeHints hints;
  private final List<Activation> entries = new ArrayList<>();

  EntryPoints(Engine engine, NameResolver resolver, TypeHints hints) {
    this.engine = engine;
    this.resolver = resolver;
    this.hints = hints;
  }

  /// The activations started so far.
  List<Activation> entries() {
    return List.copyOf(entries);
  }

  /// Runs every module, and every test if they count.
  void runProgram(List<FileIndex> files, Tests tests) {
    for (FileIndex file : files) {
      engine.runModule(file);
      engine.moduleActivation(file.path()).ifPresent(entries::add);
    }
    engine.settle();
    switch (tests) {
      case RUN -> {
        List<FunctionObject> functions = engine.heap().functions();
        Fixtures fixtures = new Fixtures(resolver, functions);
        for (FunctionObject function : functions) {
          unit(function)
              .filter(EntryPoints::isTest)
              .ifPresent(unit -> runTest(function, unit, fixtures, new HashSet<>()));
        }
        engine.settle();
      }
      case LEAVE_OUT -> {}
    }
  }

  /// Runs every function that nothing has run, with arguments that stand for any. Those that
  /// nothing mentions come first, as they may call the others with arguments of their own.
  void runLeftovers(Mentions mentions) {
    runLeftovers(unit -> !mentions.has(unit) && unit.enclosingClass().isEmpty());
    runLeftovers(unit -> !mentions.has(unit));
    runLeftovers(_ -> true);
  }

  private void runLeftovers(Predicate<FunctionUnit> which) {
    int before;
    do {
      before = engine.activations().size();
      for (FunctionObject function : engine.heap().functions()) {
        if (engine.activationsOf(function).isEmpty()) {
          unit(function).filter(which).ifPresent(unit -> run(function, unit));
        }
      }
      engine.settle();
    } while (engine.activations().size() > before);
  }

  /// Runs every function that receives arrays once more as tracing would: with tensors instead.
  ///
  /// @return what was run, by the code of the functions
  Map<Site, List<Activation>> runTraced() {
    Map<Site, List<Activation>> traced = new LinkedHashMap<>();
    engine.allowAgain();
    tracedArguments()
        .forEach((function, arguments) -> {
          Activation made = engine.runApart(function, arguments);
          traced.computeIfAbsent(function.code().site(), _ -> new ArrayList<>()).add(made);
        });
    settle(traced);
    return traced;
  }

  /// Runs functions once more with other arguments for some of their parameters.
  ///
  /// @param given the arguments by the code of the functions
  /// @return what was run, by the code of the functions
  Map<Site, List<Activation>> runWith(Map<Site, Map<String, Value>> given) {
    Map<Site, List<Activation>> runs = new LinkedHashMap<>();
    for (FunctionObject function : engine.heap().functions()) {
      Map<String, Value> others = given.get(function.code().site());
      if (others != null) {
        Map<String, Value> arguments = joined(engine.activationsOf(function));
        arguments.putAll(others);
        runs.computeIfAbsent(function.code().site(), _ -> new ArrayList<>())
            .add(engine.runApart(function, arguments));
      }
    }
    settle(runs);
    return runs;
  }

  /// Settles what was run apart and what it calls. The rest of the program is settled already, and
  /// does not see what these runs add to the objects that they share with it.
  private void settle(Map<Site, List<Activation>> runs) {
    engine.settle(runs.values().stream().flatMap(List::stream).toList());
  }

  private static Map<String, Value> joined(List<Activation> contexts) {
    Map<String, Value> arguments = new LinkedHashMap<>();
    for (Activation context : contexts) {
      context.arguments().forEach((name, value) -> arguments.merge(name, value, Value::join));
    }
    return arguments;
  }

  /// The arguments of all contexts joined, arrays as tensors, of the functions that receive arrays.
  private Map<FunctionObject, Map<String, Value>> tracedArguments() {
    Tracing tracing = new Tracing(engine.heap());
    Map<FunctionObject, Map<String, Value>> given = new LinkedHashMap<>();
    for (FunctionObject function : engine.heap().functions()) {
      if (unit(function).isPresent()) {
        Map<String, Value> arguments = joined(engine.activationsOf(function));
        Map<String, Value> traced = new LinkedHashMap<>();
        arguments.forEach((name, value) -> traced.put(name, tracing.argument(value)));
        if (!traced.equals(arguments)) {
          given.put(function, traced);
        }
      }
    }
    return given;
  }

  private Optional<FunctionUnit> unit(FunctionObject function) {
    return switch (function.code()) {
      case Code.Def(var file, var def) -> Optional.of(file.function(def.id()));
      case Code.LambdaCode _ -> Optional.empty();
    };
  }

  private static boolean isTest(FunctionUnit unit) {
    String file = unit.file().substring(unit.file().lastIndexOf('/') + 1);
    boolean testFile = file.startsWith("test_") || file.endsWith("_test.py");
    String name = unit.def().name().text();
    boolean inTests =
        unit.enclosingClass()
            .map(type -> type.name().text())
            .map(type -> type.startsWith("Test") || type.endsWith("Test"))
            .orElse(unit.enclosing().isEmpty());
    boolean runsWithTests =
        name.startsWith("test")
            || (unit.enclosingClass().isPresent()
                && (name.equals("setUp") || name.equals("setup_method")));
    return testFile && inTests && runsWithTests;
  }

  private void run(FunctionObject function, FunctionUnit unit) {
    run(function, unit, _ -> Optional.empty());
  }

  /// Runs a test, or a fixture, with what its marks and fixtures give.
  ///
  /// @param running the fixtures that wait for this one
  private Activation runTest(
      FunctionObject function, FunctionUnit unit, Fixtures fixtures, Set<FunctionUnit> running) {
    return run(
        function,
        unit,
        parameter ->
            TestRows.given(function, parameter)
                .or(() ->
                    fixtures
                        .find(unit, parameter)
                        .filter(fixture -> running.add(fixture.unit()))
                        .map(fixture -> given(fixture, fixtures, running)))
                .filter(value -> !value.isBottom()));
  }

  private Value given(Fixtures.Fixture fixture, Fixtures fixtures, Set<FunctionUnit> running) {
    Activation activation = runTest(fixture.function(), fixture.unit(), fixtures, running);
    running.remove(fixture.unit());
    return Yielding.isGenerator(fixture.function().code())
        ? activation.yielded().peek()
        : activation.result().peek();
  }

  private Activation run(
      FunctionObject function, FunctionUnit unit, Function<String, Optional<Value>> given) {
    Map<String, Value> arguments = new LinkedHashMap<>();
    Optional<Value> receiver = receiver(function, unit);
    boolean first = true;
    for (Parameter parameter : function.code().parameters().all()) {
      Value value =
          (first ? receiver : Optional.<Value>empty())
              .or(() -> given.apply(parameter.name()))
              .orElseGet(() -> any(function, unit, parameter));
      arguments.put(parameter.name(), value);
      first = false;
    }
    Activation activation = engine.runFunction(function, arguments);
    entries.add(activation);
    return activation;
  }

  private Optional<Value> receiver(FunctionObject function, FunctionUnit unit) {
    if (unit.enclosingClass().isEmpty() || isDecoratedAs(unit, "staticmethod")) {
      return Optional.empty();
    }
    Optional<ClassObject> type =
        function.findAttribute("=class").stream()
            .flatMap(cell -> cell.peek().stream())
            .filter(ClassObject.class::isInstance)
            .map(ClassObject.class::cast)
            .findFirst();
    if (isDecoratedAs(unit, "classmethod")) {
      return type.map(Value::of);
    }
    return type.map(own -> {
      Allocation at =
          new Allocation(own.allocation().site(), own.allocation().activation(), "any instance");
      return Value.of(engine.heap().instance(at, own));
    });
  }

  private boolean isDecoratedAs(FunctionUnit unit, String builtin) {
    FileIndex file = resolver.file(unit.file());
    return unit.def().decorators().stream()
        .flatMap(d -> resolver.preferred(file, file.scopeAt(unit.def().id()), d).stream())
        .anyMatch(d -> d instanceof Denotation.Qualified(var name) && name.equals(builtin));
  }

  private Value any(FunctionObject function, FunctionUnit unit, Parameter parameter) {
    Place place = new Place(unit.file(), unit.def().name().range());
    Gap gap = new Gap.NeverCalled(place, unit.qualifiedName());
    Value open = Value.unknown(gap);
    return switch (parameter.kind()) {
      case REST -> Values.stream(Atom.StreamKind.TUPLE, open, gap);
      case KEYWORD_REST -> open;
      case POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, KEYWORD_ONLY -> {
        Value known = function.defaultOf(parameter.name()).peek();
        Value hinted =
            hints.tensorHint(unit, parameter).isPresent()
                ? Values.tensor(TensorType.Origin.FRAMEWORK)
                : open;
        yield hinted.join(known);
      }
    };
  }

  static boolean isModelled(ParameterKind kind) {
    return switch (kind) {
      case POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, KEYWORD_ONLY -> true;
      case REST, KEYWORD_REST -> false;
    };
  }
}
