package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.HeapObject;
import dev.graphlift.analysis.values.Value;

/// What shapes are made of: sequences of integers and `None`.
public final class Extents {
  private Extents() {}

  /// What a tuple or list holds, bottom for all else.
  ///
  /// @param reader is told when a list grows
  public static Value elements(Atom atom, Cell.Reader reader) {
    return switch (atom) {
      case Atom.Tuple(var items) -> Value.joined(items);
      case ContainerObject list when list.kind() == ContainerObject.Kind.LIST ->
          list.elements(reader);
      case Atom.Stream(var kind, var element, var _) when kind == Atom.StreamKind.TUPLE -> element;
      case Atom.Stream _,
          Atom.Scalar _,
          Atom.Tensor _,
          Atom.Library _,
          Atom.Namespace _,
          Atom.Bound _,
          Atom.Partial _,
          Atom.Wrapped _,
          Atom.Super _,
          HeapObject _ ->
          Value.BOTTOM;
    };
  }

  /// Whether values are known to be integers and `None` only, with `None` among them.
  public static boolean areOpen(Value elements) {
    return elements.atoms().contains(Atom.NONE) && elements.stream().allMatch(Extents::isExtent);
  }

  /// Whether it is an integer or `None`.
  public static boolean isExtent(Atom atom) {
    return atom instanceof Atom.Scalar(var kind, var _)
        && (kind == Atom.ScalarKind.NONE || kind == Atom.ScalarKind.INTEGER);
  }
}
