package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.models.ApiEntry;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.HeapObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.ModuleObject;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads and writes attributes: instance, class, module and library attributes, descriptors bound.
final class Attributes {
  private final Interpreter interpreter;
  private final Resolution resolution;

  Attributes(Interpreter interpreter) {
    this.interpreter = interpreter;
    this.resolution = new Resolution(interpreter);
  }

  Resolution resolution() {
    return resolution;
  }

  Value read(Frame frame, Node at, Value object, String name) {
    String key = frame.scope().mangled(name);
    Value all = object.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom atom : object.atoms()) {
      all = all.join(read(frame, at, atom, key));
    }
    return all;
  }

  private Value read(Frame frame, Node at, Atom atom, String name) {
    return switch (atom) {
      case InstanceObject instance -> ofInstance(frame, at, instance, name);
      case ClassObject type -> ofClass(frame, at, type, name);
      case ModuleObject module -> interpreter.imports().attribute(frame, at, module, name);
      case Atom.Namespace(var folder) -> interpreter.imports().attribute(frame, folder, name);
      case FunctionObject function -> ofFunction(frame, at, function, name);
      case ContainerObject container -> ofType(frame, at, container, shortName(container), name);
      case Atom.Library(var library) ->
          interpreter.libraryCalls().attribute(frame, at, library, name);
      case Atom.Super(var after, var receiver) -> ofSuper(frame, at, after, receiver, name);
      case Atom.Wrapped wrapped ->
          Values.composed(
              new Atom.Bound(wrapped, new Atom.Library("property." + name)), frame.tooDeep(at));
      case Atom.Bound(var _, var function) when function instanceof FunctionObject ->
          read(frame, at, function, name);
      case Atom.Bound _, Atom.Partial _ ->
          Value.unknown(
              new Gap.Unmodelled(frame.place(at), "attribute `%s` of a function".formatted(name)));
      case Atom.Scalar _, Atom.Tensor _, Atom.Tuple _, Atom.Stream _ ->
          ofType(frame, at, atom, TypeNames.of(atom), name);
    };
  }

  private static String shortName(ContainerObject container) {
    return container.kind() == ContainerObject.Kind.DEQUE
        ? "collections.deque"
        : container.kind().pythonName();
  }

  private Value ofInstance(Frame frame, Node at, InstanceObject instance, String name) {
    Value ofMember = interpreter.enums().ownAttribute(frame, at, instance, name);
    if (!ofMember.isBottom()) {
      return ofMember;
    }
    Optional<Value> ofRecord = interpreter.records().ownAttribute(frame, at, instance, name);
    if (ofRecord.isPresent()) {
      return ofRecord.get();
    }
    Value own =
        interpreter
            .read(frame, instance.attribute(name))
            .join(interpreter.read(frame, instance.anyAttribute()));
    Value ofType = bind(frame, at, instance, resolution.find(frame, at, instance.type(), name));
    Value found = own.join(ofType);
    if (!found.isBottom()) {
      return found;
    }
    if (name.equals("__class__")) {
      return Value.of(instance.type());
    }
    if (name.equals("__dict__")) {
      return interpreter.namespaces().of(frame, at, instance);
    }
    if (resolution.hasUnknownBase(frame, instance.type())) {
      return Value.unknown(new Gap.UnknownValue(frame.place(at), name));
    }
    if (name.startsWith("__") && name.endsWith("__")) {
      // Every object has some, such as `__dict__`.
      return Value.unknown(new Gap.UnknownValue(frame.place(at), name));
    }
    Value asked =
        interpreter
            .calls()
            .special(frame, at, Value.of(instance), "__getattr__", Values.string(name));
    return asked.isBottom() && isOfLibrary(frame, instance, name)
        ? Value.unknown(new Gap.UnknownValue(frame.place(at), name))
        : asked;
  }

  /// Whether an attribute that is not found must be one that a library gives its objects when it
  /// makes them: no code of the project sets one of that name.
  private boolean isOfLibrary(Frame frame, InstanceObject instance, String name) {
    return !interpreter.engine().setsAttribute(name)
        && resolution.order(frame, instance.type()).stream()
            .anyMatch(type -> type instanceof Atom.Library(var of) && of.contains("."));
  }

  /// A special method, which is looked up on the class alone, bound to the instance.
  Value special(Frame frame, Node at, InstanceObject instance, String name) {
    return bind(frame, at, instance, resolution.find(frame, at, instance.type(), name));
  }

  private Value ofClass(Frame frame, Node at, ClassObject type, String name) {
    Optional<Value> ofRecord = interpreter.records().ownAttribute(frame, at, type, name);
    if (ofRecord.isPresent()) {
      return ofRecord.get();
    }
    Value all = Value.BOTTOM;
    Value found = resolution.find(frame, at, type, name);
    for (Atom atom : found.atoms()) {
      all =
          all.join(
              switch (atom) {
                case Atom.Wrapped(var wrapping, var function, var _) ->
                    switch (wrapping) {
                      case STATIC_METHOD -> function;
                      case CLASS_METHOD -> bindAll(frame, at, type, function);
                      case PROPERTY, FIRST_RESULT -> Value.of(atom);
                    };
                case Atom.Scalar _,
                    Atom.Tensor _,
                    Atom.Tuple _,
                    Atom.Stream _,
                    Atom.Library _,
                    Atom.Namespace _,
                    Atom.Bound _,
                    Atom.Partial _,
                    Atom.Super _,
                    HeapObject _ ->
                    Value.of(atom);
              });
    }
    if (found.gap().isPresent()) {
      all = all.join(Value.unknown(found.gap().get()));
    }
    return all.isBottom() ? missing(frame, at, type, name) : all;
  }

  /// What a class gives for a name that neither it nor its bases have.
  private Value missing(Frame frame, Node at, ClassObject type, String name) {
    if (name.equals("__name__")) {
      return Values.string(type.name());
    }
    Value all = ofMetaclass(frame, at, type, name);
    return all.isBottom() && (name.startsWith("__") || resolution.hasUnknownBase(frame, type))
        ? Value.unknown(new Gap.UnknownValue(frame.place(at), name))
        : all;
  }

  /// What a class has from its metaclass. One that makes its classes itself may put anything there.
  private Value ofMetaclass(Frame frame, Node at, ClassObject type, String name) {
    Value all = Value.BOTTOM;
    for (Atom metaclass : interpreter.definitions().metaclasses(frame, type).atoms()) {
      if (!(metaclass instanceof ClassObject own)) {
        continue;
      }
      Value found = resolution.find(frame, at, own, name);
      for (Atom atom : found.atoms()) {
        all =
            all.join(
                atom instanceof Atom.Wrapped(var wrapping, var getter, var _)
                        && wrapping == Atom.Wrapping.PROPERTY
                    ? interpreter.calls().call(frame, at, getter, Arguments.of(Value.of(type)))
                    : atom instanceof FunctionObject
                        ? Values.composed(new Atom.Bound(type, atom), frame.tooDeep(at))
                        : Value.of(atom));
      }
      boolean makes =
          List.of("__new__", "__init__", "__getattr__").stream()
              .flatMap(method -> resolution.find(frame, at, own, method).stream())
              .anyMatch(FunctionObject.class::isInstance);
      if (found.isBottom() && makes) {
        all = all.join(Value.unknown(new Gap.UnknownValue(frame.place(at), name)));
      }
    }
    return all;
  }

  private Value ofFunction(Frame frame, Node at, FunctionObject function, String name) {
    Value own = interpreter.read(frame, function.attribute(name));
    if (own.isBottom() && (name.equals("__name__") || name.equals("__qualname__"))) {
      return Values.some(Atom.ScalarKind.STRING);
    }
    return own.isBottom() ? Value.unknown(new Gap.UnknownValue(frame.place(at), name)) : own;
  }

  private Value ofSuper(Frame frame, Node at, ClassObject after, Atom receiver, String name) {
    Atom type = receiver instanceof InstanceObject instance ? instance.type() : receiver;
    List<Atom> order = resolution.order(frame, type);
    int start = order.indexOf(after) + 1;
    List<Atom> rest = new ArrayList<>(order.subList(start, order.size()));
    rest.add(new Atom.Library("object"));
    Value found = resolution.find(frame, at, rest, name);
    if (found.isBottom() && name.equals("__new__")) {
      found = Value.of(new Atom.Library(LibraryCalls.NEW));
    }
    return receiver instanceof InstanceObject instance
        ? bind(frame, at, instance, found)
        : bindAll(frame, at, receiver, found);
  }

  private Value ofType(Frame frame, Node at, Atom receiver, String typeName, String name) {
    if (name.equals("send") && receiver instanceof Atom.Stream) {
      return Values.composed(
          new Atom.Bound(receiver, new Atom.Library(LibraryCalls.SEND)), frame.tooDeep(at));
    }
    Optional<ApiEntry> member =
        interpreter
            .library()
            .member(typeName, name)
            .or(() ->
                TypeNames.otherwise(receiver)
                    .flatMap(other -> interpreter.library().member(other, name)));
    if (member.isEmpty() && isOnlyOfArrays(receiver, name)) {
      Effect.Target target = new Effect.Target.Outside(Effect.World.HOST, name);
      effect(frame, at, target, "reads `%s`, which only arrays have".formatted(name));
    }
    return member
        .map(entry -> interpreter.libraryCalls().bindMember(frame, at, receiver, entry))
        .orElseGet(() -> Value.unknown(new Gap.UnknownValue(frame.place(at), name)));
  }

  private boolean isOnlyOfArrays(Atom receiver, String name) {
    return receiver instanceof Atom.Tensor(var type, var _)
        && type.origin() == TensorType.Origin.FRAMEWORK
        && interpreter.library().member("numpy.ndarray", name).isPresent();
  }

  /// What a class attribute gives when read from an instance.
  private Value bind(Frame frame, Node at, InstanceObject instance, Value found) {
    Value all = found.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom atom : found.atoms()) {
      all = all.join(bind(frame, at, instance, atom));
    }
    return all;
  }

  private Value bind(Frame frame, Node at, InstanceObject instance, Atom found) {
    return switch (found) {
      case FunctionObject _ -> Value.of(new Atom.Bound(instance, found));
      case Atom.Wrapped(var wrapping, var function, var _) ->
          switch (wrapping) {
            case STATIC_METHOD -> function;
            case CLASS_METHOD -> bindAll(frame, at, instance.type(), function);
            case PROPERTY ->
                interpreter.calls().call(frame, at, function, Arguments.of(Value.of(instance)));
            case FIRST_RESULT ->
                Values.composed(
                    new Atom.Wrapped(
                        Atom.Wrapping.FIRST_RESULT,
                        bindAll(frame, at, instance, function),
                        Value.BOTTOM),
                    frame.tooDeep(at));
          };
      case Atom.Library(var name) ->
          interpreter
              .library()
              .find(name)
              .map(entry -> interpreter.libraryCalls().bindMember(frame, at, instance, entry))
              .orElse(Value.of(found));
      case InstanceObject descriptor -> ofDescriptor(frame, at, instance, descriptor);
      case Atom.Partial _ -> Value.of(found);
      case Atom.Scalar _,
          Atom.Tensor _,
          Atom.Tuple _,
          Atom.Stream _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Super _,
          ClassObject _,
          ContainerObject _,
          ModuleObject _ ->
          Value.of(found);
    };
  }

  /// An object in a class gives what its `__get__` says, if it has one.
  private Value ofDescriptor(
      Frame frame, Node at, InstanceObject instance, InstanceObject descriptor) {
    Value getter = special(frame, at, descriptor, "__get__");
    return getter.isBottom()
        ? Value.of(descriptor)
        : interpreter
            .calls()
            .call(frame, at, getter, Arguments.of(Value.of(instance), Value.of(instance.type())));
  }

  private static Value bindAll(Frame frame, Node at, Atom receiver, Value functions) {
    Value all = functions.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom function : functions.atoms()) {
      all = all.join(Values.composed(new Atom.Bound(receiver, function), frame.tooDeep(at)));
    }
    return all;
  }

  void write(Frame frame, Node at, Value object, String name, Value value) {
    String key = frame.scope().mangled(name);
    frame.forgetPlaces(path -> AccessPath.hasAttribute(path, key));
    object.gap().ifPresent(gap -> frame.activation().addUnresolved(frame.site(at), gap));
    for (Atom atom : object.atoms()) {
      if (atom instanceof HeapObject heapObject) {
        writeHeap(frame, at, heapObject, key, value);
      } else if (atom instanceof Atom.Library(var library)) {
        Effect.Target target = new Effect.Target.LibraryState(library + "." + key);
        effect(frame, at, target, "sets `%s` of a library".formatted(key));
      }
    }
  }

  private void writeHeap(Frame frame, Node at, HeapObject object, String key, Value value) {
    if (object instanceof InstanceObject instance
        && setByProperty(frame, at, instance, key, value)) {
      return;
    }
    if (object instanceof InstanceObject instance) {
      setByMethod(frame, at, instance, key, value);
    }
    Cell cell = object.attribute(key);
    cell.add(value);
    effect(
        frame,
        at,
        new Effect.Target.Attribute(object, key),
        "sets the attribute `%s`".formatted(key));
  }

  /// Calls a `__setattr__` of the project. It is taken to store the attribute in the end.
  private void setByMethod(Frame frame, Node at, InstanceObject instance, String key, Value value) {
    Value own =
        resolution
            .find(frame, at, instance.type(), value.isBottom() ? "__delattr__" : "__setattr__")
            .filter(FunctionObject.class::isInstance)
            .known();
    Value self = Value.of(instance);
    Value name = Values.string(key);
    interpreter
        .calls()
        .call(
            frame,
            at,
            own,
            value.isBottom() ? Arguments.of(self, name) : Arguments.of(self, name, value));
  }

  private boolean setByProperty(
      Frame frame, Node at, InstanceObject instance, String key, Value value) {
    boolean set = false;
    for (Atom atom : resolution.find(frame, at, instance.type(), key).atoms()) {
      if (atom instanceof Atom.Wrapped(var wrapping, var _, var setter)
          && wrapping == Atom.Wrapping.PROPERTY
          && !setter.isBottom()) {
        interpreter.calls().call(frame, at, setter, Arguments.of(Value.of(instance), value));
        set = true;
      } else if (atom instanceof InstanceObject descriptor) {
        Value method = special(frame, at, descriptor, "__set__");
        interpreter.calls().call(frame, at, method, Arguments.of(Value.of(instance), value));
        set |= !method.isBottom();
      }
    }
    return set;
  }

  void effect(Frame frame, Node at, Effect.Target target, String description) {
    frame.activation().addEffect(new Effect(target, frame.site(at), description));
  }
}
