package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.values.Allocation;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.Heap;
import dev.graphlift.analysis.values.HeapObject;
import dev.graphlift.analysis.values.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells which global variables and attributes hold an array of NumPy.
final class ArrayHolders {
  private final Heap heap;
  private final Map<Allocation, List<Cell>> cells = new HashMap<>();
  private boolean isRead;

  ArrayHolders(Heap heap) {
    this.heap = heap;
  }

  /// The cells that may hold the array made at an allocation.
  List<Cell> of(Allocation made) {
    if (!isRead) {
      isRead = true;
      heap.objects().forEach(this::read);
    }
    return cells.getOrDefault(made, List.of());
  }

  private void read(HeapObject object) {
    object.attributes().values().forEach(this::read);
  }

  private void read(Cell cell) {
    for (Atom atom : cell.peek().atoms()) {
      if (atom instanceof Atom.Tensor(var type, var made)
          && type.origin() == TensorType.Origin.NUMPY) {
        made.ifPresent(
            allocation -> cells.computeIfAbsent(allocation, _ -> new ArrayList<>()).add(cell));
      }
    }
  }
}
