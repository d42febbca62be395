package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.tensors.Operations;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a layer hands its inputs on.
record LayerCalls(Interpreter interpreter, LibraryArguments arguments) {

  /// Some arguments of which the first is the layer's input.
  List<Value> autocastFirst(List<Value> given) {
    List<Value> cast = new ArrayList<>(given);
    if (!cast.isEmpty()) {
      cast.set(0, autocast(cast.getFirst()));
    }
    return cast;
  }

  /// An input with its tensors as the layer computes with them. Containers stay as they are, since
  /// what is called may change them.
  Value autocast(Value value) {
    if (arguments.isPassed("self.dtype")) {
      return value;
    }
    Value all = value.gap().map(Value::unknown).orElse(Value.BOTTOM);
    for (Atom atom : value.atoms()) {
      all = all.join(autocast(atom));
    }
    return all;
  }

  private Value autocast(Atom atom) {
    return switch (atom) {
      case Atom.Tensor(var type, var _) ->
          Value.of(new Atom.Tensor(Operations.autocast(type, interpreter.library().floats())));
      case Atom.Tuple(var items) ->
          Values.tuple(
              items.stream().map(this::autocast).toList(),
              arguments.frame().tooDeep(arguments.at()));
      case Atom.Scalar _,
          Atom.Stream _,
          Atom.Library _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Partial _,
          Atom.Wrapped _,
          Atom.Super _,
          dev.graphlift.analysis.values.HeapObject _ ->
          Value.of(atom);
    };
  }

  /// What calling layers one after the other gives.
  ///
  /// @param added layers that were added later, so that the others are not all
  /// @param tensor what any of them gives, as far as known
  Value chained(Value layers, Value input, Value added, TensorType tensor) {
    Optional<List<Value>> items = interpreter.iteration().items(arguments.frame(), layers);
    if (items.isEmpty() || !added.isBottom()) {
      Value anything = Value.of(new Atom.Tensor(tensor));
      Value any = interpreter.iteration().element(arguments.frame(), arguments.at(), layers);
      call(any.join(added), input.join(anything));
      return anything;
    }
    Value given = input;
    for (Value layer : items.get()) {
      // A placeholder among the layers only tells the shape of the input.
      Value called = layer.filter(atom -> !(atom instanceof Atom.Tensor));
      given = called.isBottom() ? given : call(called, given);
    }
    return given;
  }

  private Value call(Value layer, Value input) {
    return interpreter.calls().call(arguments.frame(), arguments.at(), layer, Arguments.of(input));
  }
}
