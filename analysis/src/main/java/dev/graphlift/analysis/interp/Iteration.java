package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.ModuleObject;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What comes out of iterating over a value or unpacking it.
final class Iteration {
  /// The attribute that holds the items of an instance that is a tuple too.
  static final String ITEMS = "=items";

  private final Interpreter interpreter;
  // Library data may describe iteration over an object by iteration over the object.
  private final Set<InstanceObject> open = new HashSet<>();

  Iteration(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// Whether asking for the next element may run code of the project.
  static boolean mayRunCode(Value iterable) {
    return iterable.gap().isPresent()
        || iterable.stream()
            .anyMatch(atom ->
                atom instanceof InstanceObject
                    || (atom instanceof Atom.Stream(var kind, var _, var _)
                        && (kind == Atom.StreamKind.ITERATOR || kind == Atom.StreamKind.DATASET)));
  }

  /// The join of all elements that iteration gives.
  Value element(Frame frame, Node at, Value iterable) {
    List<Value> all = new ArrayList<>();
    iterable.gap().ifPresent(gap -> all.add(Value.unknown(gap)));
    for (Atom atom : iterable.atoms()) {
      all.add(element(frame, at, atom));
    }
    return Value.joined(all);
  }

  /// The same for iteration that Python does itself: tracing turns `for` statements into loops of
  /// the graph, and nothing else.
  Value unstaged(Frame frame, Node at, Value iterable) {
    if (iterable.stream().anyMatch(Iteration::isTensor)) {
      forbid(frame, at, "iterates over a tensor other than by a `for` statement");
    }
    return element(frame, at, iterable);
  }

  /// The element that a `for` statement binds. Generators are not traced as loops.
  Value looped(Frame frame, Node at, Value iterable) {
    boolean inGenerator =
        frame.activation().subject() instanceof Activation.Subject.Call(var function)
            && interpreter.definitions().isGenerator(function.code());
    return inGenerator ? unstaged(frame, at, iterable) : element(frame, at, iterable);
  }

  /// Notes what cannot be done with a tensor while it is traced.
  void forbid(Frame frame, Node at, String description) {
    Effect.Target target = new Effect.Target.Outside(Effect.World.ITERATION, description);
    interpreter.attributes().effect(frame, at, target, description);
  }

  static boolean isTensor(Atom atom) {
    return atom instanceof Atom.Tensor(var type, var _)
        && type.origin() == TensorType.Origin.FRAMEWORK;
  }

  private Value element(Frame frame, Node at, Atom atom) {
    return switch (plain(frame, atom)) {
      case Atom.Tuple(var items) -> Value.joined(items);
      case Atom.Stream(var kind, var element, var _) -> {
        // Whoever asks a generator for its elements runs its code.
        if (kind == Atom.StreamKind.ITERATOR) {
          frame.forgetPlaces();
        }
        yield element;
      }
      case Atom.Scalar(var kind, var _) -> scalarElement(kind);
      case Atom.Tensor(var type, var made) -> TensorOperators.row(type, made);
      case ContainerObject container ->
          container.kind() == ContainerObject.Kind.DICT
              ? keys(frame, container)
              : container.elements(frame.activation());
      case InstanceObject instance -> instanceElement(frame, at, instance);
      case Atom.Library _, Atom.Bound _, Atom.Partial _, Atom.Wrapped _, Atom.Super _ ->
          Value.unknown(new Gap.Unmodelled(frame.place(at), "iteration over a library object"));
      case ClassObject type -> {
        Value members = interpreter.enums().members(frame, type);
        yield members.isBottom()
            ? Value.unknown(new Gap.Unmodelled(frame.place(at), "iteration over a class"))
            : members;
      }
      case FunctionObject _, ModuleObject _, Atom.Namespace _ -> Value.BOTTOM;
    };
  }

  private static Value scalarElement(Atom.ScalarKind kind) {
    return switch (kind) {
      case STRING -> Values.some(Atom.ScalarKind.STRING);
      case BYTES -> Values.some(Atom.ScalarKind.INTEGER);
      case NONE, BOOLEAN, INTEGER, FLOAT, COMPLEX, ELLIPSIS -> Value.BOTTOM;
    };
  }

  private Value instanceElement(Frame frame, Node at, InstanceObject instance) {
    if (instance.type() instanceof Atom.Library(var type) && interpreter.library().isShape(type)) {
      interpreter.operators().noteOpenExtent(frame, at);
    }
    if (!open.add(instance)) {
      return Value.unknown(new Gap.UnresolvedCall(frame.place(at), "__iter__"));
    }
    Value elements = iterated(frame, at, instance);
    open.remove(instance);
    return elements;
  }

  /// An instance that is a tuple too, as a plain tuple; any other atom as it is.
  Atom plain(Frame frame, Atom atom) {
    return atom instanceof InstanceObject instance
        ? instance
            .findAttribute(ITEMS)
            .flatMap(cell -> interpreter.read(frame, cell).only())
            .orElse(atom)
        : atom;
  }

  private Value iterated(Frame frame, Node at, InstanceObject instance) {
    Optional<List<Value>> fields = interpreter.records().items(frame, at, instance);
    if (fields.isPresent()) {
      return Value.joined(fields.get());
    }
    Value self = Value.of(instance);
    Value iterator =
        interpreter
            .calls()
            .special(frame, at, self, "__iter__")
            .join(interpreter.calls().special(frame, at, self, "__aiter__"));
    if (!iterator.isBottom()) {
      Value elements = Value.BOTTOM;
      for (Atom atom : iterator.atoms()) {
        // An object that is its own iterator is asked for its next element.
        elements =
            elements.join(
                atom instanceof InstanceObject own
                    ? next(frame, at, own)
                    : element(frame, at, atom));
      }
      return iterator.gap().isPresent()
          ? elements.join(Value.unknown(iterator.gap().get()))
          : elements;
    }
    Value items =
        interpreter
            .calls()
            .special(
                frame, at, Value.of(instance), "__getitem__", Values.some(Atom.ScalarKind.INTEGER));
    return items.isBottom()
        ? Value.unknown(new Gap.UnresolvedCall(frame.place(at), "__iter__"))
        : items;
  }

  private Value next(Frame frame, Node at, InstanceObject iterator) {
    Value self = Value.of(iterator);
    return interpreter
        .calls()
        .special(frame, at, self, "__next__")
        .join(interpreter.calls().special(frame, at, self, "__anext__"));
  }

  /// The keys of a dictionary joined.
  Value keys(Frame frame, ContainerObject dict) {
    List<Value> keys = new ArrayList<>();
    keys.add(interpreter.read(frame, dict.restKeys()));
    dict.knownKeys(frame.activation()).forEach(key -> keys.add(keyValue(key)));
    return Value.joined(keys);
  }

  private static Value keyValue(Object key) {
    return switch (key) {
      case Long number -> Values.integer(number);
      case String text -> Values.string(text);
      default -> Values.some(Atom.ScalarKind.FLOAT);
    };
  }

  /// The `index`-th of the items that unpacking a value gives.
  Value item(Frame frame, Node at, Value value, int index) {
    Value all = value.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom atom : value.atoms()) {
      all = all.join(item(frame, at, atom, index));
    }
    return all;
  }

  private Value item(Frame frame, Node at, Atom given, int index) {
    Atom atom = plain(frame, given);
    if (atom instanceof Atom.Tuple(var items)) {
      // A tuple of another length would raise, so it is not what is unpacked here.
      return index < items.size() ? items.get(index) : Value.BOTTOM;
    }
    if (atom instanceof InstanceObject instance) {
      Optional<List<Value>> fields = interpreter.records().items(frame, at, instance);
      if (fields.isPresent()) {
        return index < fields.get().size() ? fields.get().get(index) : Value.BOTTOM;
      }
    }
    if (atom instanceof ContainerObject list && list.kind() == ContainerObject.Kind.LIST) {
      Value rest = interpreter.read(frame, list.rest());
      return list.findKnown((long) index)
          .map(cell -> rest.join(interpreter.read(frame, cell)))
          .orElse(rest);
    }
    return element(frame, at, atom);
  }

  /// The items of a value of known length.
  Optional<List<Value>> items(Frame frame, Value value) {
    return value
        .only()
        .flatMap(atom ->
            switch (plain(frame, atom)) {
              case Atom.Tuple(var items) -> Optional.of(items);
              case ContainerObject list
                  when list.kind() == ContainerObject.Kind.LIST
                      && interpreter.read(frame, list.rest()).isBottom() ->
                  Optional.of(knownItems(frame, list));
              case Atom.Scalar _,
                  Atom.Tensor _,
                  Atom.Stream _,
                  Atom.Library _,
                  Atom.Namespace _,
                  Atom.Bound _,
                  Atom.Partial _,
                  Atom.Wrapped _,
                  Atom.Super _,
                  ContainerObject _,
                  FunctionObject _,
                  ClassObject _,
                  InstanceObject _,
                  ModuleObject _ ->
                  Optional.empty();
            });
  }

  private List<Value> knownItems(Frame frame, ContainerObject list) {
    List<Value> items = new ArrayList<>();
    for (long i = 0; list.findKnown(i).isPresent(); i++) {
      items.add(interpreter.read(frame, list.known(i)));
    }
    return items;
  }
}
