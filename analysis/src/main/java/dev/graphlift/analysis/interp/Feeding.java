package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.tensors.Operations;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import dev.graphlift.syntax.Node;
import java.util.ArrayList;
import java.util.List;

/// What training and evaluation feed a model with at each step.
///
/// Source: the data adapters of Keras: arrays are cut into batches and their real numbers cast to
/// `float32`; the number of examples in a batch is not fixed.
record Feeding(Interpreter interpreter, Frame frame, Node at, Structures structures) {

  /// One step's data.
  ///
  /// @param parts inputs, targets and weights; those that are `None` are left out
  Value fed(List<Value> parts) {
    Value inputs = parts.getFirst();
    Value arrays = inputs.filter(Feeding::isArrays).known();
    Value iterated = inputs.filter(atom -> !isArrays(atom) && !Atom.NONE.equals(atom));
    Value all = iterated.isBottom() ? Value.BOTTOM : elements(iterated);
    return arrays.isBottom() ? all : all.join(batches(arrays, parts.subList(1, parts.size())));
  }

  private static boolean isArrays(Atom atom) {
    return atom instanceof Atom.Tensor
        || atom instanceof Atom.Tuple
        || atom instanceof ContainerObject;
  }

  private Value elements(Value iterated) {
    Value all = iterated.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom atom : iterated.atoms()) {
      all = all.join(atom instanceof InstanceObject instance ? batch(instance) : element(atom));
    }
    return all;
  }

  private Value element(Atom atom) {
    return interpreter.iteration().element(frame, at, Value.of(atom));
  }

  /// A batch of an object that is indexed by the number of the batch.
  private Value batch(InstanceObject sequence) {
    Value found =
        interpreter
            .calls()
            .special(
                frame, at, Value.of(sequence), "__getitem__", Values.some(Atom.ScalarKind.INTEGER));
    return found.isBottom() ? element(sequence) : found;
  }

  private Value batches(Value arrays, List<Value> others) {
    List<Value> items = new ArrayList<>(List.of(rows(arrays)));
    for (Value other : others) {
      Value given = other.filter(atom -> !Atom.NONE.equals(atom));
      if (!given.isBottom()) {
        items.add(rows(given));
      }
    }
    return items.size() == 1 ? items.getFirst() : Values.tuple(items, frame.tooDeep(at));
  }

  private Value rows(Value arrays) {
    List<Dimension> any = List.of(new Dimension.Dynamic());
    Value cast = structures.map(arrays, "fed", this::cast);
    Value rows = structures.map(cast, "fed rows", structures::row);
    return structures.map(rows, "fed batch", row -> structures.batch(row, any, 0));
  }

  private Value cast(Value leaf) {
    Value all = leaf.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom atom : leaf.atoms()) {
      boolean array =
          atom instanceof Atom.Tensor(var type, var _) && type.origin() == TensorType.Origin.NUMPY;
      all =
          all.join(
              array
                  ? Value.of(
                      new Atom.Tensor(
                          Operations.autocast(
                              ((Atom.Tensor) atom).type(), interpreter.library().floats())))
                  : Value.of(atom));
    }
    return all;
  }

  /// One item of a step's data.
  Value item(Value data, int position) {
    Value all = data.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom atom : data.atoms()) {
      boolean several = interpreter.iteration().plain(frame, atom) instanceof Atom.Tuple;
      boolean open = atom instanceof Atom.Stream;
      if (several || open) {
        all = all.join(interpreter.iteration().item(frame, at, Value.of(atom), position));
      } else {
        all = all.join(position == 0 ? Value.of(atom) : Value.NONE);
      }
    }
    return all.isBottom() && !data.isBottom()
        ? Value.unknown(new Gap.UnknownValue(frame.place(at), "the data of a step"))
        : all;
  }
}
