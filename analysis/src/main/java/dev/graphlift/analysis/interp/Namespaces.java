package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.values.Allocation;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.HeapObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The attributes of objects as dictionaries: `vars(x)`, `x.__dict__`, `globals()`.
///
/// What is stored there becomes an attribute. What is read from there is not known.
final class Namespaces {
  private final Interpreter interpreter;
  private final Map<ContainerObject, HeapObject> objects = new HashMap<>();

  Namespaces(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// The namespaces of objects.
  Value of(Frame frame, Node at, Value of) {
    Value all = of.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom atom : of.atoms()) {
      all =
          all.join(
              atom instanceof HeapObject object
                  ? of(frame, at, object)
                  : Value.unknown(new Gap.UnknownValue(frame.place(at), "__dict__")));
    }
    return all;
  }

  Value of(Frame frame, Node at, HeapObject object) {
    Allocation own = object.allocation();
    ContainerObject dict =
        interpreter
            .heap()
            .container(
                new Allocation(own.site(), own.activation(), own.role() + ".__dict__"),
                ContainerObject.Kind.DICT);
    if (objects.putIfAbsent(dict, object) == null) {
      dict.restKeys().add(Values.some(Atom.ScalarKind.STRING));
      dict.rest().add(Value.unknown(new Gap.UnknownValue(frame.place(at), "__dict__")));
    }
    return Value.of(dict);
  }

  /// Makes an attribute of what a dictionary is given, if it is the namespace of an object.
  void store(Frame frame, Node at, ContainerObject dict, Value key, Value value) {
    HeapObject object = objects.get(dict);
    if (object == null) {
      return;
    }
    Optional<String> name = Values.constantString(key);
    Cell cell = name.map(object::attribute).orElseGet(object::anyAttribute);
    cell.add(value);
    frame.forgetPlaces();
    interpreter
        .attributes()
        .effect(
            frame,
            at,
            new Effect.Target.Attribute(object, name.orElse("*")),
            "sets an attribute by name");
  }

  /// The same for all that `update` puts in.
  void update(Frame frame, Node at, ContainerObject dict, Value source, Arguments arguments) {
    if (!objects.containsKey(dict)) {
      return;
    }
    Value any = Values.some(Atom.ScalarKind.STRING);
    for (Atom atom : source.atoms()) {
      if (atom instanceof ContainerObject other && other.kind() == ContainerObject.Kind.DICT) {
        for (Object key : other.knownKeys(frame.activation())) {
          if (key instanceof String name) {
            store(frame, at, dict, Values.string(name), interpreter.read(frame, other.known(key)));
          }
        }
        store(frame, at, dict, any, interpreter.read(frame, other.rest()));
      } else {
        Value pair = interpreter.iteration().element(frame, at, Value.of(atom));
        store(frame, at, dict, any, interpreter.iteration().item(frame, at, pair, 1));
      }
    }
    source.gap().ifPresent(gap -> store(frame, at, dict, any, Value.unknown(gap)));
    arguments
        .keywords()
        .forEach((name, value) -> store(frame, at, dict, Values.string(name), value));
    store(frame, at, dict, any, arguments.mapping());
  }
}
