package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Node;
import java.util.List;
import java.util.Optional;

/// Enumerations: classes whose attributes are instances of themselves.
final class Enums {
  private static final String ENUM = "enum.Enum";

  /// The attribute of an enumeration that holds all of its members.
  private static final String MEMBERS = "=members";

  private static final List<String> OWN = List.of("value", "_value_", "name", "_name_");

  private final Interpreter interpreter;

  Enums(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// Whether a class is an enumeration.
  boolean isEnum(Frame frame, ClassObject type) {
    return interpreter.attributes().resolution().order(frame, type).stream()
        .anyMatch(each ->
            each instanceof Atom.Library(var name)
                && name.startsWith("enum.")
                && interpreter.library().resolutionOrder(name).contains(ENUM));
  }

  /// What a name bound in the body of an enumeration becomes: a member, unless it is a method or
  /// has a name of the machinery.
  Value member(Frame frame, Node definition, ClassObject type, String name, Value bound) {
    boolean isPlain =
        name.startsWith("_")
            || bound.isBottom()
            || bound.stream()
                .anyMatch(atom -> atom instanceof FunctionObject || atom instanceof Atom.Wrapped);
    if (isPlain) {
      return bound;
    }
    Value value = automatic(bound);
    Optional<Atom> other = sameValue(type, value);
    if (other.isPresent()) {
      return Value.of(other.get());
    }
    InstanceObject member =
        interpreter.heap().instance(frame.allocation(definition, "member " + name), type);
    for (String each : List.of("value", "_value_")) {
      member.attribute(each).add(value);
    }
    for (String each : List.of("name", "_name_")) {
      member.attribute(each).add(Values.string(name));
    }
    type.attribute(MEMBERS).add(Value.of(member));
    return Value.of(member);
  }

  /// The member of the same constant value, of which a further name is only an alias.
  private static Optional<Atom> sameValue(ClassObject type, Value value) {
    boolean isConstant =
        value
            .only()
            .filter(a -> a instanceof Atom.Scalar s && s.constant().isPresent())
            .isPresent();
    return isConstant
        ? type.attribute(MEMBERS).peek().stream()
            .filter(member -> ((InstanceObject) member).attribute("value").peek().equals(value))
            .findFirst()
        : Optional.empty();
  }

  /// What an attribute of a member is that every member has; bottom for all others.
  Value ownAttribute(Frame frame, Node at, InstanceObject instance, String name) {
    boolean isOwn =
        OWN.contains(name)
            && instance.type() instanceof ClassObject type
            && type.findAttribute(MEMBERS).isPresent();
    if (!isOwn) {
      return Value.BOTTOM;
    }
    Value own = interpreter.read(frame, instance.attribute(name));
    // A combination of flags is made by their operators.
    return own.isBottom() ? Value.unknown(new Gap.UnknownValue(frame.place(at), name)) : own;
  }

  /// `auto()` stands for a number.
  private static Value automatic(Value bound) {
    Value plain =
        bound.filter(atom ->
            !(atom instanceof InstanceObject instance
                && instance.type().equals(new Atom.Library("enum.auto"))));
    return plain.equals(bound) ? bound : plain.join(Values.some(Atom.ScalarKind.INTEGER));
  }

  /// All members joined; bottom if the class is no enumeration.
  Value members(Frame frame, ClassObject type) {
    Value all = Value.BOTTOM;
    for (Atom each : interpreter.attributes().resolution().order(frame, type)) {
      if (each instanceof ClassObject own && own.findAttribute(MEMBERS).isPresent()) {
        all = all.join(interpreter.read(frame, own.attribute(MEMBERS)));
      }
    }
    return all;
  }
}
