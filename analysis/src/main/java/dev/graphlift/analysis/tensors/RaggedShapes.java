package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.Dimensions.require;
import static dev.graphlift.analysis.tensors.TensorFunction.dtype;
import static dev.graphlift.analysis.tensors.TensorFunction.extents;

import dev.graphlift.analysis.tensors.ElementTypes.Dialect;
import dev.graphlift.analysis.values.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Ragged tensors, whose inner axes have rows of several lengths.
///
/// Source: `tf.ragged.constant`, `tf.ragged.range`, `tf.RaggedTensor.from_row_splits` and its
/// siblings; a static shape says `None` for a ragged axis.
final class RaggedShapes {
  static final Map<String, TensorFunction> ALL =
      Map.ofEntries(
          Map.entry("ragged-constant", extents(o -> constant(o, true))),
          Map.entry("uniform-constant", extents(o -> constant(o, false))),
          Map.entry("ragged-leaves", dtype(RaggedShapes::leaves)),
          Map.entry("ragged-range", extents(RaggedShapes::range)),
          Map.entry("ragged-stacked", extents(RaggedShapes::stacked)),
          Map.entry("ragged-row", extents(RaggedShapes::row)),
          Map.entry("ragged-rows", extents(RaggedShapes::rows)),
          Map.entry("nested-rows", extents(RaggedShapes::nested)),
          Map.entry("uniform-rows", extents(RaggedShapes::uniform)),
          Map.entry("count-less", extents(RaggedShapes::countLess)),
          Map.entry("row-number", extents(RaggedShapes::rowNumber)),
          Map.entry("made-ragged", extents(RaggedShapes::madeRagged)),
          Map.entry("made-dense", extents(RaggedShapes::madeDense)),
          Map.entry("ragged-values", extents(RaggedShapes::values)));

  private RaggedShapes() {}

  private static Dimension ragged() {
    return new Dimension.Ragged();
  }

  /// `ragged-constant(pylist, ragged_rank, inner_shape)`; raises where the result is not ragged, as
  /// `uniform-constant` does where it is.
  private static List<Dimension> constant(Operands operands, boolean wanted) {
    List<Dimension> inner = operands.isGiven(2) ? operands.extents(2) : List.of();
    int depth = depth(operands.get(0));
    int rank = Math.toIntExact(operands.integer(1, Math.max(0, depth - 1 - inner.size())));
    require(rank > 0 == wanted, "the other kind of tensor");
    if (rank == 0) {
      return operands.shape(0);
    }
    List<Dimension> shape = new ArrayList<>(List.of(Dimensions.fixed(operands.items(0).size())));
    shape.addAll(Dimensions.repeated(ragged(), rank));
    if (!inner.isEmpty()) {
      shape.addAll(inner);
    } else if (depth > rank + 1) {
      shape.addAll(innermost(operands.get(0), rank + 1));
    }
    return shape;
  }

  private static int depth(Argument value) {
    return switch (value) {
      case Argument.Sequence(var items) ->
          1 + items.stream().mapToInt(RaggedShapes::depth).max().orElse(0);
      case Argument.Several(var item) -> 1 + depth(item);
      case Argument.Tensor(var type) -> Operands.shape(type).size();
      case Argument.Unknown _, Argument.Opaque _ ->
          throw new UnknownResultException("the nesting is not known");
      case Argument.Missing _,
          Argument.None _,
          Argument.Numeral _,
          Argument.Text _,
          Argument.Named _,
          Argument.Extents _,
          Argument.Slice _,
          Argument.Ellipsis _ ->
          0;
    };
  }

  private static List<Dimension> innermost(Argument value, int depth) {
    return at(value, depth)
        .map(Literals::shape)
        .reduce(Dimensions::merge)
        .orElseThrow(() -> new UnknownResultException("no inner values"));
  }

  private static Stream<Argument> at(Argument value, int depth) {
    return depth == 0
        ? Stream.of(value)
        : value instanceof Argument.Sequence(var items)
            ? items.stream().flatMap(item -> at(item, depth - 1))
            : Stream.of();
  }

  private static String leaves(Operands operands) {
    return ElementTypes.of(operands.get(0), Dialect.TENSORFLOW);
  }

  private static List<Dimension> range(Operands operands) {
    List<Dimension> shape = List.of();
    for (int i = 0; i < operands.size(); i++) {
      if (operands.isGiven(i)) {
        shape = Broadcasting.broadcast(shape, operands.shape(i));
      }
    }
    return List.of(shape.isEmpty() ? Dimensions.fixed(1) : shape.getFirst(), ragged());
  }

  private static List<Dimension> stacked(Operands operands) {
    List<Argument> items = operands.items(0);
    require(operands.integer(1, 0) == 0 && !items.isEmpty(), "another axis");
    List<Dimension> first = Literals.shape(items.getFirst());
    List<Dimension> shape = new ArrayList<>(List.of(Dimensions.fixed(items.size())));
    if (!first.isEmpty()) {
      shape.add(ragged());
      shape.addAll(first.subList(1, first.size()));
    }
    return shape;
  }

  /// `ragged-row(x)`: one more axis, of rows of several lengths.
  private static List<Dimension> row(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    return Dimensions.concat(shape, List.of(shape.isEmpty() ? Dimensions.dynamic() : ragged()));
  }

  /// `ragged-rows(values, nrows)`.
  private static List<Dimension> rows(Operands operands) {
    List<Dimension> shape = new ArrayList<>(operands.extents(1));
    shape.add(ragged());
    List<Dimension> values = operands.shape(0);
    require(!values.isEmpty(), "no values");
    shape.addAll(values.subList(1, values.size()));
    return shape;
  }

  /// `nested-rows(flat_values, nrows, partitions)`.
  private static List<Dimension> nested(Operands operands) {
    List<Dimension> shape = new ArrayList<>(operands.extents(1));
    shape.addAll(Dimensions.repeated(ragged(), operands.items(2).size()));
    List<Dimension> values = operands.shape(0);
    shape.addAll(values.subList(1, values.size()));
    return shape;
  }

  private static List<Dimension> uniform(Operands operands) {
    List<Dimension> values = operands.shape(0);
    Dimension length = operands.dimension(1);
    Dimension rows =
        operands.isGiven(2)
            ? operands.dimension(2)
            : Dimensions.combine(values.getFirst(), length, (n, l) -> l == 0 ? 0 : n / l);
    return Dimensions.concat(List.of(rows, length), values.subList(1, values.size()));
  }

  /// `count-less(x, n)`: how many elements a vector has, less n.
  private static List<Dimension> countLess(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    require(shape.size() == 1, "no vector");
    long less = operands.integer(1);
    return List.of(Dimensions.map(shape.getFirst(), n -> n - less));
  }

  /// `row-number(value_rowids, nrows)`: the number given, else one more than the last row.
  private static List<Dimension> rowNumber(Operands operands) {
    if (operands.isGiven(1)) {
      return List.of(operands.dimension(1));
    }
    List<Dimension> ids = Literals.elements(operands.get(0));
    return List.of(ids.isEmpty() ? Dimensions.fixed(0) : Dimensions.map(ids.getLast(), n -> n + 1));
  }

  /// `made-ragged(tensor, ragged_rank)`.
  private static List<Dimension> madeRagged(Operands operands) {
    List<Dimension> shape = new ArrayList<>(operands.shape(0));
    int rank = Math.toIntExact(operands.integer(1, 1));
    require(rank < shape.size(), "more ragged axes than there are");
    for (int axis = 1; axis <= rank; axis++) {
      shape.set(axis, ragged());
    }
    return shape;
  }

  /// `made-dense(ragged, shape)`: rows are filled up to the longest.
  private static List<Dimension> madeDense(Operands operands) {
    List<Dimension> shape =
        operands.shape(0).stream()
            .map(extent -> extent instanceof Dimension.Ragged ? Dimensions.dynamic() : extent)
            .toList();
    if (!operands.isGiven(1)) {
      return shape;
    }
    List<Dimension> wanted = operands.extents(1);
    require(wanted.size() == shape.size(), "a shape of other rank");
    List<Dimension> result = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      result.add(wanted.get(i) instanceof Dimension.Dynamic ? shape.get(i) : wanted.get(i));
    }
    return result;
  }

  private static List<Dimension> values(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    int last = -1;
    for (int i = 0; i < shape.size(); i++) {
      last = shape.get(i) instanceof Dimension.Ragged ? i : last;
    }
    List<Dimension> inner = shape.subList(Math.max(last + 1, 1), shape.size());
    return Dimensions.concat(List.of(Dimensions.dynamic()), inner);
  }
}
