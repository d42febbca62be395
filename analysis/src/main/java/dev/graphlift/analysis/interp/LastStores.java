package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.ModuleObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Expression;
import java.util.Optional;
import java.util.function.Predicate;

/// What attributes and elements were last given, as long as nothing can have changed them since: no
/// call of other code, and no store that may hit the same place under another name.
///
/// Only places that give back what was stored count, so no properties and no objects that are not
/// known.
final class LastStores {
  private final Interpreter interpreter;

  LastStores(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// What an attribute or element holds, if it is known at this point.
  Optional<Value> find(Frame frame, Expression expression) {
    return frame.locals().knowsPlaces()
        ? AccessPath.of(frame, expression).flatMap(frame.locals()::stored)
        : Optional.empty();
  }

  /// Notes a store into an attribute, once it is done.
  void attribute(Frame frame, Expression.Attribute target, Value object, Value value) {
    if (isPlain(frame, target, object)) {
      AccessPath.of(frame, target).ifPresent(path -> frame.locals().store(path, value));
    }
  }

  /// Notes a store into an element, once it is done.
  void element(Frame frame, Expression.Subscript target, Value object, Value value) {
    if (isPlain(object)) {
      AccessPath.of(frame, target).ifPresent(path -> frame.locals().store(path, value));
    }
  }

  /// Keeps of what an attribute or element may be the atoms that pass a test.
  void narrow(Frame frame, Expression expression, Predicate<Atom> test) {
    boolean plain =
        switch (expression) {
          case Expression.Attribute attribute ->
              isPlain(frame, attribute, eval(frame, attribute.value()));
          case Expression.Subscript subscript -> isPlain(eval(frame, subscript.value()));
          default -> false;
        };
    if (plain) {
      AccessPath.of(frame, expression)
          .ifPresent(path -> frame.locals().store(path, eval(frame, expression).filter(test)));
    }
  }

  private Value eval(Frame frame, Expression expression) {
    return interpreter.expressions().eval(frame, expression);
  }

  private boolean isPlain(Frame frame, Expression.Attribute target, Value object) {
    String name = frame.scope().mangled(target.name().text());
    return object.isExhaustive()
        && !object.isBottom()
        && object.stream().allMatch(atom -> isPlain(frame, target, atom, name));
  }

  private boolean isPlain(Frame frame, Expression at, Atom object, String name) {
    return switch (object) {
      case InstanceObject instance -> hasNoDescriptor(frame, at, instance, name);
      case ClassObject _, ModuleObject _, FunctionObject _ -> true;
      case ContainerObject _,
          Atom.Scalar _,
          Atom.Tensor _,
          Atom.Tuple _,
          Atom.Stream _,
          Atom.Library _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Partial _,
          Atom.Wrapped _,
          Atom.Super _ ->
          false;
    };
  }

  private boolean hasNoDescriptor(
      Frame frame, Expression at, InstanceObject instance, String name) {
    Resolution resolution = interpreter.attributes().resolution();
    boolean isWatched =
        resolution.find(frame, at, instance.type(), "__setattr__").stream()
            .anyMatch(FunctionObject.class::isInstance);
    return !isWatched
        && resolution.find(frame, at, instance.type(), name).stream()
            .noneMatch(atom ->
                atom instanceof Atom.Wrapped
                    || atom instanceof Atom.Library
                    || atom instanceof InstanceObject);
  }

  private static boolean isPlain(Value object) {
    return object.isExhaustive()
        && !object.isBottom()
        && object.stream()
            .allMatch(atom ->
                atom instanceof ContainerObject container
                    && (container.kind() == ContainerObject.Kind.LIST
                        || container.kind() == ContainerObject.Kind.DICT));
  }
}
