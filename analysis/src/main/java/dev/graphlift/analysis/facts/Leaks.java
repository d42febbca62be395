package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.HeapObject;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;

/// Tells which effects keep tensors where they outlive the call.
final class Leaks {
  private Leaks() {}

  /// Whether what an effect changes holds tensors of the framework, other than variables.
  static boolean isKept(Effect.Target target) {
    return switch (target) {
      case Effect.Target.Attribute(var object, var name) ->
          holdsTensor(object.attribute(name).peek());
      case Effect.Target.Element(var object) -> isFilled(object);
      case Effect.Target.ByMethod(var object, var _) -> isFilled(object);
      case Effect.Target.Global(var module, var name) -> holdsTensor(module.attribute(name).peek());
      case Effect.Target.Captured(var environment, var name) ->
          holdsTensor(environment.cell(name).peek());
      case Effect.Target.ArrayContents _,
          Effect.Target.LibraryState _,
          Effect.Target.Variables _,
          Effect.Target.Traced _,
          Effect.Target.Outside _ ->
          false;
    };
  }

  private static boolean isFilled(HeapObject object) {
    return object instanceof ContainerObject container
        && container.peekParts().stream().anyMatch(Leaks::holdsTensor);
  }

  private static boolean holdsTensor(Value value) {
    return value.stream()
        .anyMatch(atom ->
            atom instanceof Atom.Tuple(var items)
                ? items.stream().anyMatch(Leaks::holdsTensor)
                : atom instanceof Atom.Tensor(var type, var _)
                    && type.origin() == TensorType.Origin.FRAMEWORK
                    && type.role() == TensorType.Role.VALUE);
  }
}
