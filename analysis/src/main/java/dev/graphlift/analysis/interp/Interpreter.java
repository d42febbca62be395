package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.Code;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.Heap;
import dev.graphlift.analysis.values.ModuleObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Parameter;
import dev.graphlift.syntax.Statement;

/// The parts of the interpreter, which need each other: one for each part of Python.
final class Interpreter {
  private final Engine engine;
  private final Names names = new Names(this);
  private final Statements statements = new Statements(this);
  private final Expressions expressions = new Expressions(this);
  private final Targets targets = new Targets(this);
  private final Attributes attributes = new Attributes(this);
  private final Subscripts subscripts = new Subscripts(this);
  private final Operators operators = new Operators(this);
  private final TensorOperators tensorOperators = new TensorOperators(this);
  private final Iteration iteration = new Iteration(this);
  private final Calls calls = new Calls(this);
  private final LibraryCalls libraryCalls = new LibraryCalls(this);
  private final Builtins builtins = new Builtins(this);
  private final ContainerMethods containerMethods = new ContainerMethods(this);
  private final Definitions definitions = new Definitions(this);
  private final Imports imports = new Imports(this);
  private final Narrowing narrowing = new Narrowing(this);
  private final LastStores lastStores = new LastStores(this);
  private final Truth truth = new Truth(this);
  private final Records records = new Records(this);
  private final Enums enums = new Enums(this);
  private final Reflection reflection = new Reflection(this);
  private final Namespaces namespaces = new Namespaces(this);
  private final ContextManagers contextManagers = new ContextManagers(this);
  private final Protocols protocols = new Protocols(this);
  private final Patterns patterns = new Patterns(this);

  Interpreter(Engine engine) {
    this.engine = engine;
  }

  Observer observer() {
    return engine.observer();
  }

  /// Runs an activation once.
  void run(Activation activation) {
    switch (activation.subject()) {
      case Activation.Subject.ModuleBody(var module) -> runModule(activation, module);
      case Activation.Subject.Call(var function) -> runFunction(activation, function);
    }
  }

  private void runModule(Activation activation, ModuleObject module) {
    FileIndex file = module.file();
    Frame frame = Frame.of(activation, file, file.moduleScope(), activation.environment());
    imports.prepare(module);
    statements.run(frame, file.parsed().tree().body());
  }

  private void runFunction(Activation activation, FunctionObject function) {
    Code code = function.code();
    Frame frame =
        Frame.of(activation, code.file(), code.file().scope(code.node()), activation.environment());
    for (Parameter parameter : code.parameters().all()) {
      Value value = activation.parameter(parameter.name()).read(activation);
      names.assign(frame, parameter, parameter.name(), value);
    }
    switch (code) {
      case Code.Def(var _, Statement.FunctionDef def) -> runBody(frame, def);
      case Code.LambdaCode(var _, Expression.Lambda lambda) ->
          activation.result().add(expressions.eval(frame, lambda.body()));
    }
  }

  private void runBody(Frame frame, Statement.FunctionDef def) {
    statements.run(frame, def.body());
    if (frame.locals().counts()) {
      frame.activation().result().add(Value.NONE);
      frame.activation().exitStores().leave(CallStores.leaving(frame));
    }
  }

  Value read(Frame frame, Cell cell) {
    return cell.read(frame.activation());
  }

  Engine engine() {
    return engine;
  }

  Library library() {
    return engine.library();
  }

  Heap heap() {
    return engine.heap();
  }

  Names names() {
    return names;
  }

  Statements statements() {
    return statements;
  }

  Expressions expressions() {
    return expressions;
  }

  Targets targets() {
    return targets;
  }

  Attributes attributes() {
    return attributes;
  }

  Subscripts subscripts() {
    return subscripts;
  }

  Operators operators() {
    return operators;
  }

  TensorOperators tensorOperators() {
    return tensorOperators;
  }

  Iteration iteration() {
    return iteration;
  }

  Calls calls() {
    return calls;
  }

  LibraryCalls libraryCalls() {
    return libraryCalls;
  }

  Builtins builtins() {
    return builtins;
  }

  ContainerMethods containerMethods() {
    return containerMethods;
  }

  Definitions definitions() {
    return definitions;
  }

  Imports imports() {
    return imports;
  }

  Narrowing narrowing() {
    return narrowing;
  }

  LastStores lastStores() {
    return lastStores;
  }

  Truth truth() {
    return truth;
  }

  Records records() {
    return records;
  }

  Enums enums() {
    return enums;
  }

  Reflection reflection() {
    return reflection;
  }

  Namespaces namespaces() {
    return namespaces;
  }

  ContextManagers contextManagers() {
    return contextManagers;
  }

  Protocols protocols() {
    return protocols;
  }

  Patterns patterns() {
    return patterns;
  }
}
