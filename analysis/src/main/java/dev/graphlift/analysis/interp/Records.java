package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Classes that are known by their fields: named tuples and data classes.
final class Records {
  /// The attribute of a class that holds the names of the fields that a call gave it.
  private static final String FIELDS = "=fields";

  /// What methods of named tuples are called among those of libraries.
  static final String METHOD = "=record.";

  private static final Set<String> METHODS = Set.of("_replace", "_asdict", "_make");

  private static final String NAMED_TUPLE = "typing.NamedTuple";

  private final Interpreter interpreter;

  Records(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// `namedtuple("Point", "x y")`; empty where the names are not known.
  Optional<Value> namedTuple(Frame frame, Node at, Arguments arguments) {
    Optional<String> name = Values.constantString(arguments.argument(0, "typename"));
    Optional<List<Value>> fields = names(frame, arguments.argument(1, "field_names"));
    if (name.isEmpty() || fields.isEmpty()) {
      return Optional.empty();
    }
    ClassObject made =
        interpreter.heap().classObject(frame.allocation(at, "class"), frame.file(), name.get());
    interpreter
        .attributes()
        .resolution()
        .addBases(made, List.of(Value.of(new Atom.Library("tuple"))));
    made.attribute(FIELDS).add(Value.of(new Atom.Tuple(fields.get())));
    defaults(frame, made, fields.get(), arguments.argument(-1, "defaults"));
    return Optional.of(Value.of(made));
  }

  private Optional<List<Value>> names(Frame frame, Value given) {
    Optional<String> text = Values.constantString(given);
    if (text.isPresent()) {
      List<Value> names = new ArrayList<>();
      for (String name : text.get().replace(',', ' ').strip().split("\\s+", -1)) {
        names.add(Values.string(name));
      }
      return Optional.of(names);
    }
    return interpreter
        .iteration()
        .items(frame, given)
        .map(items -> items.stream().map(Records::fieldName).flatMap(Optional::stream).toList())
        .filter(names -> !names.isEmpty());
  }

  /// A field is given by its name, or as a pair of name and type.
  private static Optional<Value> fieldName(Value item) {
    Value name =
        item.only().orElse(Atom.NONE) instanceof Atom.Tuple(var pair) && !pair.isEmpty()
            ? pair.getFirst()
            : item;
    return Values.constantString(name).map(Values::string);
  }

  private void defaults(Frame frame, ClassObject made, List<Value> fields, Value defaults) {
    List<Value> given = interpreter.iteration().items(frame, defaults).orElse(List.of());
    int first = fields.size() - given.size();
    for (int i = 0; i < given.size() && first >= 0; i++) {
      Value value = given.get(i);
      Values.constantString(fields.get(first + i))
          .ifPresent(name -> made.attribute(name).add(value));
    }
  }

  /// The fields of a class in order, those of its bases first.
  List<String> fields(Frame frame, Atom type) {
    LinkedHashSet<String> fields = new LinkedHashSet<>();
    for (Atom each : interpreter.attributes().resolution().order(frame, type).reversed()) {
      if (each instanceof ClassObject own) {
        own.findAttribute(FIELDS).ifPresent(cell -> fields.addAll(names(frame, cell)));
        own.definition().ifPresent(definition -> fields.addAll(annotated(definition)));
      }
    }
    return List.copyOf(fields);
  }

  private List<String> names(Frame frame, Cell cell) {
    return interpreter.read(frame, cell).only().stream()
        .flatMap(atom ->
            atom instanceof Atom.Tuple(var items)
                ? items.stream().flatMap(item -> Values.constantString(item).stream())
                : java.util.stream.Stream.empty())
        .toList();
  }

  private static List<String> annotated(Statement.ClassDef definition) {
    List<String> names = new ArrayList<>();
    for (Statement statement : definition.body()) {
      if (statement instanceof Statement.AnnotatedAssign field
          && field.target() instanceof Expression.Name name) {
        names.add(name.name());
      }
    }
    return names;
  }

  /// Sets the fields of a new instance that has no `__init__` of its own.
  void set(Frame frame, InstanceObject made, Arguments arguments) {
    int position = 0;
    for (String name : fields(frame, made.type())) {
      made.attribute(name).add(arguments.argument(position++, name));
    }
  }

  /// `dataclasses.replace(record, field=…)`: an object made anew of the old one's fields.
  Value replaced(Frame frame, Node at, Arguments arguments) {
    Value records = arguments.argument(0, "obj");
    Value all = records.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom atom : records.atoms()) {
      all =
          all.join(
              atom instanceof InstanceObject instance
                      && instance.type() instanceof ClassObject type
                      && !fields(frame, type).isEmpty()
                  ? made(frame, at, instance, type, arguments)
                  : Value.unknown(new Gap.UnknownValue(frame.place(at), "replace")));
    }
    return all;
  }

  private Value made(
      Frame frame, Node at, InstanceObject from, ClassObject type, Arguments changes) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (String name : fields(frame, type)) {
      Value given = changes.keywords().getOrDefault(name, Value.BOTTOM);
      Value old = interpreter.attributes().read(frame, at, Value.of(from), name);
      fields.put(name, given.isBottom() ? old.join(changes.mapping()) : given);
    }
    Arguments all = new Arguments(List.of(), Value.BOTTOM, fields, Value.BOTTOM);
    return interpreter.definitions().instantiate(frame, at, type, all);
  }

  /// What every named tuple has besides its fields: of an instance or of its class.
  Optional<Value> ownAttribute(Frame frame, Node at, Atom receiver, String name) {
    Atom type = receiver instanceof InstanceObject instance ? instance.type() : receiver;
    if (!name.startsWith("_") || !(type instanceof ClassObject own) || !isTuple(frame, own)) {
      return Optional.empty();
    }
    List<String> fields = fields(frame, own);
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    if (name.equals("_fields")) {
      return Optional.of(
          Values.tuple(fields.stream().map(Values::string).toList(), frame.tooDeep(at)));
    }
    return METHODS.contains(name)
        ? Optional.of(
            Values.composed(
                new Atom.Bound(receiver, new Atom.Library(METHOD + name)), frame.tooDeep(at)))
        : Optional.empty();
  }

  /// Calls such a method.
  Value call(Frame frame, Node at, Atom receiver, String method, Arguments arguments) {
    if (receiver instanceof InstanceObject instance
        && instance.type() instanceof ClassObject type
        && !method.equals("_make")) {
      return method.equals("_replace")
          ? made(frame, at, instance, type, arguments)
          : dictionary(frame, at, instance);
    }
    Atom type = receiver instanceof InstanceObject instance ? instance.type() : receiver;
    if (!method.equals("_make") || !(type instanceof ClassObject own)) {
      return Value.unknown(new Gap.UnknownValue(frame.place(at), method));
    }
    Value source = arguments.argument(0, "iterable");
    Arguments items =
        interpreter
            .iteration()
            .items(frame, source)
            .map(Arguments::of)
            .orElseGet(() ->
                new Arguments(
                    List.of(),
                    interpreter.iteration().unstaged(frame, at, source),
                    Map.of(),
                    Value.BOTTOM));
    return interpreter.definitions().instantiate(frame, at, own, items);
  }

  private Value dictionary(Frame frame, Node at, InstanceObject instance) {
    ContainerObject made =
        interpreter.heap().container(frame.allocation(at, "fields"), ContainerObject.Kind.DICT);
    for (String name : fields(frame, instance.type())) {
      made.known(name).add(interpreter.attributes().read(frame, at, Value.of(instance), name));
    }
    return Value.of(made);
  }

  /// The fields of an instance that is a tuple; empty if it is none.
  Optional<List<Value>> items(Frame frame, Node at, InstanceObject instance) {
    if (!isTuple(frame, instance.type())) {
      return Optional.empty();
    }
    List<String> fields = fields(frame, instance.type());
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(
            fields.stream()
                .map(name -> interpreter.attributes().read(frame, at, Value.of(instance), name))
                .toList());
  }

  private boolean isTuple(Frame frame, Atom type) {
    return interpreter.attributes().resolution().order(frame, type).stream()
        .anyMatch(each ->
            each instanceof Atom.Library(var name)
                && (name.equals("tuple") || name.equals(NAMED_TUPLE)));
  }
}
