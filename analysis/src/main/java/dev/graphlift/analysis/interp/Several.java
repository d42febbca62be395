package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.Value;
import java.util.List;
import java.util.Optional;

/// Several values in a row.
///
/// @param rest what may follow those known; bottom if nothing
record Several(List<Value> known, Value rest) {

  /// The members of a tuple, or the value itself when it is none.
  static Several members(Interpreter interpreter, LibraryArguments call, Value value) {
    Iteration iteration = interpreter.iteration();
    Optional<List<Value>> items = iteration.items(call.frame(), value);
    if (items.isPresent()) {
      return new Several(items.get(), Value.BOTTOM);
    }
    Value members = value.gap().map(Value::unknown).orElse(Value.BOTTOM);
    Value single = Value.BOTTOM;
    for (Atom atom : value.atoms()) {
      if (isSequence(atom)) {
        members = members.join(iteration.element(call.frame(), call.at(), Value.of(atom)));
      } else {
        single = single.join(Value.of(atom));
      }
    }
    return members.isBottom()
        ? new Several(List.of(single), Value.BOTTOM)
        : new Several(List.of(), members.join(single));
  }

  private static boolean isSequence(Atom atom) {
    return atom instanceof Atom.Tuple
        || (atom instanceof Atom.Stream(var kind, var _, var _) && kind != Atom.StreamKind.DATASET)
        || (atom instanceof ContainerObject container
            && container.kind() == ContainerObject.Kind.LIST);
  }
}
