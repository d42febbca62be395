package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.ModuleObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads and writes `object[index]`.
final class Subscripts {
  private final Interpreter interpreter;

  Subscripts(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Value read(Frame frame, Node at, Value object, Expression index) {
    Value key = interpreter.expressions().eval(frame, index);
    Value all = object.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom atom : object.atoms()) {
      all = all.join(read(frame, at, atom, index, key));
    }
    return all;
  }

  private Value read(Frame frame, Node at, Atom atom, Expression index, Value key) {
    boolean isSlice = index instanceof Expression.Slice;
    return switch (interpreter.iteration().plain(frame, atom)) {
      case Atom.Tuple(var items) ->
          isSlice ? slice(frame, at, items, (Expression.Slice) index) : pick(items, key);
      case Atom.Stream(var kind, var element, var _) -> isSlice ? Value.of(atom) : element;
      case Atom.Scalar(var kind, var _) -> isSlice ? sliced(kind) : ofScalar(kind);
      case Atom.Tensor(var type, var made) ->
          interpreter.tensorOperators().subscript(frame, type, made, index, key);
      case ContainerObject container ->
          isSlice
              ? sublist(frame, at, container, (Expression.Slice) index)
              : element(frame, container, key);
      case InstanceObject instance -> ofInstance(frame, at, instance, key);
      // A generic alias stands for the class it is made of.
      case ClassObject _, Atom.Library _ -> ofType(frame, at, atom, key);
      case Atom.Wrapped _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Partial _,
          Atom.Super _,
          FunctionObject _,
          ModuleObject _ ->
          Value.BOTTOM;
    };
  }

  private Value ofType(Frame frame, Node at, Atom atom, Value key) {
    if (atom instanceof Atom.Library(var name)) {
      Optional<Value> item = interpreter.libraryCalls().item(frame, at, name, key);
      return item.orElse(Value.of(atom));
    }
    if (atom instanceof ClassObject type) {
      Value members = interpreter.enums().members(frame, type);
      Value custom =
          interpreter.attributes().resolution().find(frame, at, type, "__class_getitem__");
      Value own = custom.filter(FunctionObject.class::isInstance).known();
      if (!own.isBottom()) {
        return interpreter.calls().call(frame, at, own, Arguments.of(Value.of(type), key));
      }
      return members.isBottom() ? Value.of(atom) : members;
    }
    return Value.of(atom);
  }

  private static Value ofScalar(Atom.ScalarKind kind) {
    return switch (kind) {
      case STRING -> Values.some(Atom.ScalarKind.STRING);
      case BYTES -> Values.some(Atom.ScalarKind.INTEGER);
      case NONE, BOOLEAN, INTEGER, FLOAT, COMPLEX, ELLIPSIS -> Value.BOTTOM;
    };
  }

  private static Value sliced(Atom.ScalarKind kind) {
    return kind == Atom.ScalarKind.BYTES ? Values.some(kind) : ofScalar(kind);
  }

  private static Value pick(List<Value> items, Value key) {
    Optional<Long> index = Values.constantInteger(key);
    if (index.isPresent()) {
      long i = index.get() < 0 ? index.get() + items.size() : index.get();
      return i >= 0 && i < items.size() ? items.get((int) i) : Value.BOTTOM;
    }
    return Value.joined(items.toArray(Value[]::new));
  }

  private Value slice(Frame frame, Node at, List<Value> items, Expression.Slice slice) {
    Optional<List<Value>> part = part(frame, items, slice);
    return part.isPresent()
        ? Values.tuple(part.get(), frame.tooDeep(at))
        : Values.stream(
            Atom.StreamKind.TUPLE, Value.joined(items.toArray(Value[]::new)), frame.tooDeep(at));
  }

  /// The items that a slice with constant bounds picks.
  private Optional<List<Value>> part(Frame frame, List<Value> items, Expression.Slice slice) {
    int size = items.size();
    Optional<Long> step = bound(frame, slice.step(), 1);
    boolean back = step.orElse(1L) < 0;
    Optional<Long> from = bound(frame, slice.lower(), back ? size - 1 : 0);
    Optional<Long> to = bound(frame, slice.upper(), back ? -1L - size : size);
    if (from.isEmpty() || to.isEmpty() || step.isEmpty() || step.get() == 0) {
      return Optional.empty();
    }
    List<Value> picked = new ArrayList<>();
    long lowest = back ? -1 : 0;
    long start = Math.clamp(from.get() < 0 ? from.get() + size : from.get(), lowest, size + lowest);
    long end = Math.clamp(to.get() < 0 ? to.get() + size : to.get(), lowest, size + lowest);
    for (long i = start; back ? i > end : i < end; i += step.get()) {
      picked.add(items.get((int) i));
    }
    return Optional.of(picked);
  }

  private Optional<Long> bound(Frame frame, Optional<Expression> expression, long otherwise) {
    if (expression.isEmpty()) {
      return Optional.of(otherwise);
    }
    Value bound = interpreter.expressions().eval(frame, expression.get());
    if (bound.atoms().contains(Atom.NONE)) {
      interpreter.operators().noteOpenExtent(frame, expression.get());
    }
    return bound.only().filter(Atom.NONE::equals).isPresent()
        ? Optional.of(otherwise)
        : Values.constantInteger(bound);
  }

  private Value sublist(Frame frame, Node at, ContainerObject container, Expression.Slice slice) {
    Optional<List<Value>> part =
        interpreter
            .iteration()
            .items(frame, Value.of(container))
            .flatMap(items -> part(frame, items, slice));
    if (part.isEmpty() && bound(frame, slice.upper(), 1).equals(Optional.of(0L))) {
      return interpreter.definitions().list(frame, at, List.of(), Value.BOTTOM);
    }
    return part.isPresent()
        ? interpreter.definitions().list(frame, at, part.get(), Value.BOTTOM)
        : interpreter
            .definitions()
            .list(frame, at, List.of(), container.elements(frame.activation()));
  }

  private Value element(Frame frame, ContainerObject container, Value key) {
    Optional<Object> constant =
        Expressions.key(key).filter(k -> !(k instanceof Long index && index < 0));
    if (key.only().isPresent() && container.kind() == ContainerObject.Kind.LIST) {
      // From the end of a list whose length is known.
      Optional<List<Value>> items = interpreter.iteration().items(frame, Value.of(container));
      if (constant.isEmpty() && items.isPresent() && Values.constantInteger(key).isPresent()) {
        return pick(items.get(), key);
      }
    }
    if (constant.isPresent()) {
      Value rest = interpreter.read(frame, container.rest());
      return interpreter.read(frame, container.known(constant.get())).join(rest);
    }
    return container.elements(frame.activation());
  }

  private Value ofInstance(Frame frame, Node at, InstanceObject instance, Value key) {
    Optional<List<Value>> fields = interpreter.records().items(frame, at, instance);
    if (fields.isPresent()) {
      return pick(fields.get(), key);
    }
    Value found = interpreter.calls().special(frame, at, Value.of(instance), "__getitem__", key);
    return found.isBottom()
        ? Value.unknown(new Gap.UnresolvedCall(frame.place(at), "__getitem__"))
        : found;
  }

  void write(Frame frame, Node at, Value object, Expression index, Value value) {
    Value key = interpreter.expressions().eval(frame, index);
    frame.forgetPlaces(AccessPath::hasElement);
    object.gap().ifPresent(gap -> frame.activation().addUnresolved(frame.site(at), gap));
    for (Atom atom : object.atoms()) {
      boolean moves = index instanceof Expression.Slice || value.isBottom();
      if (moves && atom instanceof ContainerObject container) {
        interpreter.containerMethods().shift(frame, container);
      }
      boolean isSlice =
          index instanceof Expression.Slice && atom instanceof ContainerObject && !value.isBottom();
      Value stored = isSlice ? interpreter.iteration().element(frame, at, value) : value;
      write(frame, at, atom, key, stored);
    }
  }

  private void write(Frame frame, Node at, Atom atom, Value key, Value value) {
    switch (atom) {
      case ContainerObject container -> {
        put(container, key, value);
        interpreter.namespaces().store(frame, at, container, key, value);
        if (value.isBottom()) {
          container.mayLack(Expressions.key(key));
        }
        Effect.Target target = new Effect.Target.Element(container);
        interpreter
            .attributes()
            .effect(frame, at, target, "stores into a %s".formatted(container.kind().pythonName()));
      }
      case InstanceObject instance -> {
        String method = value.isBottom() ? "__delitem__" : "__setitem__";
        interpreter.calls().special(frame, at, Value.of(instance), method, key, value);
      }
      case Atom.Tensor(var _, var made) ->
          interpreter
              .attributes()
              .effect(frame, at, new Effect.Target.ArrayContents(made), "stores into an array");
      case Atom.Library(var name) ->
          interpreter
              .attributes()
              .effect(
                  frame,
                  at,
                  new Effect.Target.LibraryState(name),
                  "stores into `%s`".formatted(name));
      case Atom.Scalar _,
          Atom.Tuple _,
          Atom.Stream _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Partial _,
          Atom.Wrapped _,
          Atom.Super _,
          FunctionObject _,
          ClassObject _,
          ModuleObject _ -> {}
    }
  }

  /// Puts an element into a container, without recording an effect.
  void put(ContainerObject container, Value key, Value value) {
    Optional<Object> constant = Expressions.key(key);
    boolean isDict = container.kind() == ContainerObject.Kind.DICT;
    if (constant.isPresent() && (isDict || container.findKnown(constant.get()).isPresent())) {
      container.known(constant.get()).add(value);
      return;
    }
    if (isDict) {
      container.restKeys().add(key);
    }
    container.rest().add(value);
  }
}
