package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.names.Scope;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.HeapObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Built-in functions that look into objects and make or change what they hold: `getattr`, `vars`,
/// `type` and their like.
final class Reflection {
  private final Interpreter interpreter;

  Reflection(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Optional<Value> call(Frame frame, Node at, String name, Arguments arguments) {
    Value first = arguments.argument(0, "");
    return switch (name) {
      case "getattr" -> Optional.of(getattr(frame, at, arguments));
      case "setattr", "delattr", "object.__setattr__", "object.__delattr__" ->
          Optional.of(setattr(frame, at, arguments));
      case "type" ->
          arguments.positional().size() == 1 ? Optional.of(type(first)) : Optional.empty();
      case LibraryCalls.NEW -> Optional.of(allocated(frame, at, first));
      case "types.SimpleNamespace", "argparse.Namespace" ->
          Optional.of(namespace(frame, at, name, arguments));
      case "vars" ->
          arguments.positional().size() == 1
              ? Optional.of(interpreter.namespaces().of(frame, at, first))
              : Optional.empty();
      case "globals" ->
          Optional.of(interpreter.namespaces().of(frame, at, frame.environment().module()));
      case "locals" -> locals(frame, at);
      default -> Optional.empty();
    };
  }

  private Value getattr(Frame frame, Node at, Arguments arguments) {
    Value object = arguments.argument(0, "");
    Value fallback = arguments.argument(2, "");
    Value all = fallback;
    Value names = arguments.argument(1, "");
    for (Atom name : names.atoms()) {
      Optional<String> constant = Values.constantString(Value.of(name));
      all =
          all.join(
              constant.isPresent()
                  ? interpreter.attributes().read(frame, at, object, constant.get())
                  : Value.unknown(new Gap.UnknownValue(frame.place(at), "getattr")));
    }
    return names.isExhaustive()
        ? all
        : all.join(Value.unknown(new Gap.UnknownValue(frame.place(at), "getattr")));
  }

  private Value setattr(Frame frame, Node at, Arguments arguments) {
    Value object = arguments.argument(0, "");
    Value value = arguments.argument(2, "");
    Value names = arguments.argument(1, "");
    List<Optional<String>> known =
        names.stream().map(name -> Values.constantString(Value.of(name))).toList();
    if (names.isExhaustive() && known.stream().allMatch(Optional::isPresent)) {
      known.stream()
          .flatMap(Optional::stream)
          .forEach(name -> interpreter.attributes().write(frame, at, object, name, value));
      return Value.NONE;
    }
    frame.forgetPlaces();
    for (Atom atom : object.atoms()) {
      if (atom instanceof HeapObject heapObject) {
        heapObject.anyAttribute().add(value);
        Effect.Target target = new Effect.Target.Attribute(heapObject, "*");
        interpreter.attributes().effect(frame, at, target, "sets an attribute by name");
      }
    }
    return Value.NONE;
  }

  /// `setattr` as a method of an object.
  Value setattr(Frame frame, Node at, Atom receiver, Arguments arguments) {
    return setattr(frame, at, arguments.behind(Value.of(receiver)));
  }

  private static Value type(Value object) {
    Value all = object.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom atom : object.atoms()) {
      all =
          all.join(
              Value.of(
                  atom instanceof InstanceObject instance
                      ? instance.type()
                      : new Atom.Library(
                          atom instanceof ContainerObject container
                              ? container.kind().pythonName()
                              : TypeNames.of(atom))));
    }
    return all;
  }

  /// `object.__new__(Class)`; what makes classes is not followed.
  Value allocated(Frame frame, Node at, Value types) {
    List<Value> made = new ArrayList<>();
    types.gap().map(Value::unknown).ifPresent(made::add);
    for (Atom atom : types.atoms()) {
      boolean isPlain =
          atom instanceof ClassObject own
              && !interpreter
                  .attributes()
                  .resolution()
                  .order(frame, own)
                  .contains(new Atom.Library("type"));
      made.add(
          isPlain
              ? Value.of(interpreter.definitions().allocate(frame, at, (ClassObject) atom))
              : Value.unknown(new Gap.UnknownValue(frame.place(at), "__new__")));
    }
    return Value.joined(made);
  }

  /// An object whose attributes are the keywords of the call.
  private Value namespace(Frame frame, Node at, String type, Arguments arguments) {
    InstanceObject made =
        interpreter.heap().instance(frame.allocation(at, type), new Atom.Library(type));
    arguments.keywords().forEach((name, value) -> made.attribute(name).add(value));
    made.anyAttribute().add(arguments.mapping());
    return Value.of(made);
  }

  /// `locals()` of a function: a copy of its variables.
  private Optional<Value> locals(Frame frame, Node at) {
    if (frame.scope().kind() != Scope.Kind.FUNCTION) {
      return Optional.empty();
    }
    ContainerObject made =
        interpreter.heap().container(frame.allocation(at, "locals"), ContainerObject.Kind.DICT);
    for (String name : frame.scope().bound()) {
      made.known(name).add(interpreter.names().read(frame, at, name));
    }
    return Optional.of(Value.of(made));
  }
}
