package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.models.Returns;
import dev.graphlift.analysis.tensors.Argument;
import dev.graphlift.analysis.tensors.Operations;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import java.util.List;

/// What a program declares of tensors that come from elsewhere.
record Declarations(Interpreter interpreter, LibraryArguments arguments, Structures structures) {

  /// What a nested structure of specifications describes.
  Value specified(Value specifications) {
    return structures.map(specifications, "specified", this::described);
  }

  private Value described(Value leaf) {
    Value all = leaf.gap().map(_ -> unknown()).orElse(Value.BOTTOM);
    for (Atom atom : leaf.atoms()) {
      all = all.join(described(atom));
    }
    return all;
  }

  private Value described(Atom atom) {
    return atom instanceof InstanceObject instance
            && instance.type() instanceof Atom.Library(var type)
        ? interpreter
            .library()
            .member(type, Returns.Specified.DESCRIBED)
            .map(entry ->
                interpreter
                    .libraryCalls()
                    .bindMember(arguments.frame(), arguments.at(), instance, entry))
            .orElseGet(Declarations::unknown)
        : unknown();
  }

  private static Value unknown() {
    return Value.of(new Atom.Tensor(TensorType.unknown(TensorType.Origin.FRAMEWORK)));
  }

  /// Tensors of element types and shapes that stand in the same structure.
  Value typed(Value types, Value shapes) {
    return structures.map(types, shapes, "typed", this::declared);
  }

  private Value declared(Value types, Value shapes) {
    Value all = types.gap().map(_ -> unknown()).orElse(Value.BOTTOM);
    for (Atom type : types.atoms()) {
      all = all.join(leaf(type, shapes));
    }
    return all;
  }

  private Value leaf(Atom type, Value shapes) {
    Cases cases = new Cases(interpreter, arguments.frame());
    List<Argument> given = cases.of(shapes);
    Value all = Value.BOTTOM;
    for (Argument dtype : cases.of(Value.of(type))) {
      for (Argument shape : given.isEmpty() ? List.<Argument>of(new Argument.None()) : given) {
        all = all.join(Value.of(new Atom.Tensor(Operations.declared(dtype, shape))));
      }
    }
    return all;
  }

  /// Batches of elements that are padded to shapes in the same structure.
  ///
  /// @param sizes what the extents of the batches may be
  Value padded(Value elements, Value shapes, List<Dimension> sizes) {
    return structures.map(
        elements, shapes, "padded", (leaf, shape) -> structures.batch(leaf, shape, sizes));
  }
}
