package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.models.Trait;
import dev.graphlift.analysis.values.Allocation;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.HeapObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The variables of layers and models, and of the layers that they are made of.
///
/// While a model is under construction, each placeholder stands for an object that keeps the layers
/// that it came through: its allocation is where the placeholder was made.
final class Weights {
  /// The attribute with the variables of a layer itself.
  static final String VARIABLES = "=variables";

  private static final String LAYERS = LibraryArguments.KEPT + "layers";
  private static final String PLACEHOLDER = "placeholder";

  /// What objects keep of others that hold variables.
  private static final List<String> PARTS =
      List.of(LAYERS, LibraryArguments.KEPT + "layer", LibraryArguments.KEPT + "cell");

  private static final String OUTPUTS = LibraryArguments.KEPT + "outputs";

  private final Interpreter interpreter;
  private final Frame frame;
  private final Node at;
  private final Set<Atom> seen = new HashSet<>();

  Weights(Interpreter interpreter, Frame frame, Node at) {
    this.interpreter = interpreter;
    this.frame = frame;
    this.at = at;
  }

  /// Any variable of some objects.
  Value of(Value holders) {
    Value all = holders.gap().map(_ -> unknown()).orElse(Value.BOTTOM);
    for (Atom holder : holders.atoms()) {
      if (seen.add(holder)) {
        all = all.join(of(holder));
      }
    }
    return all;
  }

  private Value of(Atom holder) {
    return switch (holder) {
      case InstanceObject instance -> ofInstance(instance);
      case ContainerObject container -> of(container.elements(frame.activation()));
      case Atom.Tuple(var items) -> of(Value.joined(items));
      case Atom.Tensor(var type, var made) -> ofPlaceholder(type, made);
      case Atom.Scalar _ -> Value.BOTTOM;
      case Atom.Stream _,
          Atom.Library _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Partial _,
          Atom.Wrapped _,
          Atom.Super _,
          HeapObject _ ->
          unknown();
    };
  }

  private static Value unknown() {
    return Value.of(
        new Atom.Tensor(
            TensorType.unknown(TensorType.Origin.FRAMEWORK).withRole(TensorType.Role.VARIABLE)));
  }

  private Value ofPlaceholder(TensorType type, Optional<Allocation> made) {
    if (type.role() != TensorType.Role.SYMBOLIC) {
      return Value.BOTTOM;
    }
    return made.map(allocation -> of(read(placeholder(allocation), LAYERS)))
        .orElseGet(Weights::unknown);
  }

  private Value ofInstance(InstanceObject instance) {
    if (!(instance.type() instanceof Atom.Library(var type))) {
      return unknown();
    }
    Value parts = read(instance, OUTPUTS);
    for (String part : PARTS) {
      parts = parts.join(read(instance, part));
    }
    if (parts.isBottom() && !saysWhatItHolds(type)) {
      return unknown();
    }
    Value own = read(instance, VARIABLES).filter(Atom.Tensor.class::isInstance);
    return own.join(of(parts));
  }

  private boolean saysWhatItHolds(String type) {
    return interpreter.library().member(type, "call").stream()
        .flatMap(call -> call.behaviour().traits().stream())
        .anyMatch(Trait.Holds.class::isInstance);
  }

  private Value read(InstanceObject object, String attribute) {
    return interpreter.read(frame, object.attribute(attribute));
  }

  private InstanceObject placeholder(Allocation made) {
    return interpreter.heap().instance(made, new Atom.Library(PLACEHOLDER));
  }

  /// What a layer gives: placeholders that came through it and through the layers before it.
  Value tracked(Value result, LibraryArguments arguments) {
    boolean symbolic = result.stream().anyMatch(Weights::isPlaceholder);
    if (!symbolic) {
      return result;
    }
    Allocation made = frame.allocation(at, PLACEHOLDER);
    InstanceObject object = placeholder(made);
    arguments.receiver().ifPresent(layer -> object.attribute(LAYERS).add(Value.of(layer)));
    object.attribute(LAYERS).add(before(arguments.given().all(), 0));
    Value all = result.filter(atom -> !isPlaceholder(atom));
    for (Atom atom : result.atoms()) {
      if (atom instanceof Atom.Tensor(var type, var _) && isPlaceholder(atom)) {
        all = all.join(Value.of(new Atom.Tensor(type, Optional.of(made))));
      }
    }
    return all;
  }

  private static boolean isPlaceholder(Atom atom) {
    return atom instanceof Atom.Tensor(var type, var _) && type.role() == TensorType.Role.SYMBOLIC;
  }

  /// The layers that inputs came through.
  private Value before(Value inputs, int depth) {
    Value all = Value.BOTTOM;
    for (Atom atom : inputs.atoms()) {
      if (atom instanceof Atom.Tensor(var _, var made) && isPlaceholder(atom)) {
        all =
            all.join(
                made.map(allocation -> read(placeholder(allocation), LAYERS))
                    .orElseGet(
                        () -> Value.unknown(new Gap.UnknownValue(frame.place(at), "layers"))));
      } else if (depth < Values.MOST_NESTED && isCollection(atom)) {
        all =
            all.join(before(interpreter.iteration().element(frame, at, Value.of(atom)), depth + 1));
      }
    }
    return all;
  }

  private static boolean isCollection(Atom atom) {
    return atom instanceof ContainerObject || atom instanceof Atom.Tuple;
  }
}
