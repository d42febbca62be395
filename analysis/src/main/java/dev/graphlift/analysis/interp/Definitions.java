package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.values.Allocation;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.Code;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.ExceptHandler;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Parameter;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes functions, classes, instances and lists.
final class Definitions {
  /// The attribute of a function that holds the class whose body defines it.
  static final String DEFINING_CLASS = "=class";

  /// The attribute of a class that holds the metaclass it is written with.
  private static final String METACLASS = "=metaclass";

  private final Interpreter interpreter;
  private final Cell sentToAny = new Cell();
  private final Cell raised = new Cell();
  private final Map<Site, Boolean> generators = new HashMap<>();

  Definitions(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  void function(Frame frame, Statement.FunctionDef def) {
    List<Value> decorators = new ArrayList<>();
    for (Expression decorator : def.decorators()) {
      decorators.add(interpreter.expressions().eval(frame, decorator));
    }
    FunctionObject made = make(frame, def, new Code.Def(frame.file(), def));
    if (frame.scope().kind() == dev.graphlift.analysis.names.Scope.Kind.CLASS) {
      frame.enclosingClass().ifPresent(type -> made.attribute(DEFINING_CLASS).add(Value.of(type)));
    }
    new TestRows(interpreter, frame).keep(def.decorators(), made);
    Value value = decorate(frame, def.decorators(), decorators, Value.of(made));
    interpreter.names().assign(frame, def, def.name().text(), value);
  }

  Value lambda(Frame frame, Expression.Lambda lambda) {
    return Value.of(make(frame, lambda, new Code.LambdaCode(frame.file(), lambda)));
  }

  private FunctionObject make(Frame frame, Node node, Code code) {
    FunctionObject made =
        interpreter.heap().function(frame.allocation(node), code, frame.environment());
    for (Parameter parameter : code.parameters().all()) {
      parameter
          .defaultValue()
          .ifPresent(
              e -> made.defaultOf(parameter.name()).add(interpreter.expressions().eval(frame, e)));
    }
    return made;
  }

  private Value decorate(
      Frame frame, List<Expression> written, List<Value> decorators, Value decorated) {
    Value value = decorated;
    for (int i = decorators.size() - 1; i >= 0; i--) {
      Value decorator = decorators.get(i);
      Value result =
          interpreter.calls().call(frame, written.get(i), decorator, Arguments.of(value));
      // A decorator that cannot be followed most likely hands the function on in some form.
      value = result.atoms().isEmpty() ? value.join(result) : result;
    }
    return value;
  }

  void type(Frame frame, Statement.ClassDef def) {
    List<Value> decorators = new ArrayList<>();
    for (Expression decorator : def.decorators()) {
      decorators.add(interpreter.expressions().eval(frame, decorator));
    }
    List<Value> bases = new ArrayList<>();
    Value metaclass = Value.BOTTOM;
    Map<String, Value> keywords = new LinkedHashMap<>();
    for (Argument argument : def.arguments()) {
      Value value = interpreter.expressions().eval(frame, argument.value());
      if (argument.kind() == Argument.Kind.POSITIONAL) {
        bases.add(value);
      } else if (argument.name().filter("metaclass"::equals).isPresent()) {
        metaclass = value;
      } else {
        argument.name().ifPresent(name -> keywords.put(name, value));
      }
    }
    ClassObject made = interpreter.heap().classObject(frame.allocation(def), frame.file(), def);
    interpreter.attributes().resolution().addBases(made, bases);
    made.attribute(METACLASS).add(metaclass);
    Frame body = frame.classBody(frame.file().scope(def), made);
    interpreter.statements().run(body, def.body());
    boolean isEnum = interpreter.enums().isEnum(frame, made);
    for (String name : body.scope().bound()) {
      Value bound = body.locals().get(name);
      made.attribute(name)
          .add(isEnum ? interpreter.enums().member(frame, def, made, name, bound) : bound);
    }
    tellMetaclass(frame, def, made, bases);
    tellMembers(frame, def, made);
    tellBases(frame, def, made, keywords);
    Value value = decorate(frame, def.decorators(), decorators, Value.of(made));
    interpreter.names().assign(frame, def, def.name().text(), value);
  }

  /// Runs what a metaclass of the project does when it makes a class.
  private void tellMetaclass(Frame frame, Node at, ClassObject type, List<Value> bases) {
    Value name = Values.string(type.name());
    Value parents = Values.tuple(bases, frame.tooDeep(at));
    Value body = interpreter.namespaces().of(frame, at, type);
    for (Atom metaclass : metaclasses(frame, type).atoms()) {
      for (String method : List.of("__new__", "__init__")) {
        Value function =
            interpreter
                .attributes()
                .resolution()
                .find(frame, at, metaclass, method)
                .filter(FunctionObject.class::isInstance)
                .known();
        Value first = Value.of(method.equals("__new__") ? metaclass : type);
        interpreter.calls().call(frame, at, function, Arguments.of(first, name, parents, body));
      }
    }
  }

  /// Tells the objects in a class body their names, by `__set_name__`.
  private void tellMembers(Frame frame, Node at, ClassObject type) {
    type.attributes()
        .forEach((name, cell) -> {
          Value members = interpreter.read(frame, cell).filter(InstanceObject.class::isInstance);
          if (!members.isBottom() && !name.startsWith("=")) {
            interpreter
                .calls()
                .special(
                    frame,
                    at,
                    members.known(),
                    "__set_name__",
                    Value.of(type),
                    Values.string(name));
          }
        });
  }

  /// Tells the bases of a class that it derives from them, by `__init_subclass__`.
  private void tellBases(Frame frame, Node at, ClassObject type, Map<String, Value> keywords) {
    Resolution resolution = interpreter.attributes().resolution();
    List<Atom> order = resolution.order(frame, type);
    Value told = resolution.find(frame, at, order.subList(1, order.size()), "__init_subclass__");
    Arguments arguments =
        new Arguments(List.of(Value.of(type)), Value.BOTTOM, keywords, Value.BOTTOM);
    for (Atom atom : told.atoms()) {
      Value function =
          atom instanceof Atom.Wrapped(var _, var wrapped, var _) ? wrapped : Value.of(atom);
      interpreter
          .calls()
          .call(frame, at, function.filter(FunctionObject.class::isInstance).known(), arguments);
    }
  }

  /// Calls a class: a new instance, initialised.
  Value instantiate(Frame frame, Node at, ClassObject type, Arguments arguments) {
    Value members = interpreter.enums().members(frame, type);
    if (!members.isBottom()) {
      return members;
    }
    Value byMetaclass = calledByMetaclass(frame, at, type, arguments);
    if (!byMetaclass.isBottom()) {
      return byMetaclass;
    }
    Value made = made(frame, at, type, arguments);
    for (Atom atom : made.atoms()) {
      if (atom instanceof InstanceObject instance
          && interpreter.attributes().resolution().order(frame, instance.type()).contains(type)) {
        initialise(frame, at, instance, arguments);
      }
    }
    return made;
  }

  /// A new object, not yet initialised.
  InstanceObject allocate(Frame frame, Node at, ClassObject type) {
    Allocation allocation =
        frame.allocation(
            at, "new " + type.allocation().site() + "#" + type.allocation().activation());
    return interpreter.heap().instance(allocation, type);
  }

  /// What `__new__` of the project makes, or else a new object. What a library's `__new__` makes is
  /// taken for an object of the class.
  private Value made(Frame frame, Node at, ClassObject type, Arguments arguments) {
    Value custom =
        interpreter
            .attributes()
            .resolution()
            .find(frame, at, type, "__new__")
            .filter(atom -> atom instanceof FunctionObject || atom instanceof Atom.Wrapped)
            .known();
    if (custom.isBottom()) {
      return Value.of(allocate(frame, at, type));
    }
    Value made = interpreter.calls().call(frame, at, custom, arguments.behind(Value.of(type)));
    return made.isExhaustive() && !made.isBottom()
        ? made
        : made.known().join(Value.of(allocate(frame, at, type)));
  }

  private void initialise(Frame frame, Node at, InstanceObject made, Arguments arguments) {
    Value init =
        interpreter
            .attributes()
            .special(frame, at, made, "__init__")
            .filter(atom -> !(atom instanceof ClassObject));
    boolean ownInit =
        init.stream()
            .anyMatch(a -> a instanceof Atom.Bound(var _, var f) && f instanceof FunctionObject);
    if (!ownInit) {
      interpreter.records().set(frame, made, arguments);
      interpreter
          .calls()
          .call(
              frame,
              at,
              interpreter.attributes().special(frame, at, made, "__post_init__"),
              Arguments.NONE);
    }
    interpreter.calls().call(frame, at, init, arguments);
  }

  /// What a `__call__` of the project's metaclass makes of calling a class. It gives an instance
  /// where it calls the class's own machinery, which is not followed.
  private Value calledByMetaclass(Frame frame, Node at, ClassObject type, Arguments arguments) {
    Value all = Value.BOTTOM;
    for (Atom metaclass : metaclasses(frame, type).atoms()) {
      Value call =
          interpreter
              .attributes()
              .resolution()
              .find(frame, at, metaclass, "__call__")
              .filter(FunctionObject.class::isInstance)
              .known();
      all = all.join(interpreter.calls().call(frame, at, call, arguments.behind(Value.of(type))));
    }
    return all;
  }

  /// The metaclasses that a class and its bases are written with.
  Value metaclasses(Frame frame, ClassObject type) {
    Value all = Value.BOTTOM;
    for (Atom each : interpreter.attributes().resolution().order(frame, type)) {
      if (each instanceof ClassObject own) {
        all = all.join(interpreter.read(frame, own.attribute(METACLASS)));
      }
    }
    return all;
  }

  /// A new list.
  Value list(Frame frame, Node at, List<Value> items, Value rest) {
    ContainerObject made =
        interpreter.heap().container(frame.allocation(at, "list"), ContainerObject.Kind.LIST);
    int before = made.knownKeys().size();
    for (int i = 0; i < items.size(); i++) {
      made.known((long) i).add(items.get(i));
    }
    if (before > 0 && before != items.size()) {
      // Lists of several lengths are made here, so that none of the items need be there.
      made.rest().add(made.elements(frame.activation()));
    }
    made.rest().add(rest);
    return Value.of(made);
  }

  /// Whether calling some code gives a generator: it has a `yield` of its own.
  boolean isGenerator(Code code) {
    return generators.computeIfAbsent(code.site(), _ -> Yielding.isGenerator(code));
  }

  /// What `send` may hand to the generator that a frame runs.
  Cell sent(Frame frame) {
    Cell sent = frame.environment().cell("=sent");
    sent.add(Value.NONE);
    sent.add(interpreter.read(frame, sentToAny));
    return sent;
  }

  /// Notes that some generator is sent a value; which one is not known.
  void send(Value value) {
    sentToAny.add(value);
  }

  /// The exception that a handler binds.
  Value caught(Frame frame, ExceptHandler handler, Optional<Value> type) {
    Value all = Value.BOTTOM;
    for (Atom atom : type.map(Value::atoms).orElse(java.util.Set.of())) {
      if (atom instanceof Atom.Tuple(var items)) {
        for (Value item : items) {
          all = all.join(caught(frame, handler, Optional.of(item)));
        }
      } else if (atom instanceof ClassObject || atom instanceof Atom.Library) {
        Allocation at = frame.allocation(handler, "caught " + atom);
        all = all.join(Value.of(interpreter.heap().instance(at, atom))).join(raised(frame, atom));
      }
    }
    return all.isBottom()
        ? Value.unknown(new Gap.UnknownValue(frame.place(handler), handler.name().orElse("")))
        : all;
  }

  /// Notes what is raised: wherever a handler takes its class, it may arrive.
  void raised(Value exceptions) {
    raised.add(exceptions.filter(InstanceObject.class::isInstance).known());
  }

  /// The exceptions of the project's classes that are raised somewhere and of a given class.
  private Value raised(Frame frame, Atom type) {
    return interpreter
        .read(frame, raised)
        .filter(atom ->
            atom instanceof InstanceObject made
                && made.type() instanceof ClassObject own
                && isOf(frame, own, type));
  }

  private boolean isOf(Frame frame, ClassObject own, Atom type) {
    return interpreter.attributes().resolution().order(frame, own).stream()
        .anyMatch(each ->
            each.equals(type)
                || (each instanceof Atom.Library(var name)
                    && type instanceof Atom.Library(var caught)
                    && interpreter.library().resolutionOrder(name).contains(caught)));
  }

  /// An exception of which nothing is known.
  Value anyException(Frame frame, Node at) {
    Atom type = new Atom.Library("BaseException");
    Value made = Value.of(interpreter.heap().instance(frame.allocation(at, "thrown"), type));
    return made.join(raised(frame, type));
  }
}
