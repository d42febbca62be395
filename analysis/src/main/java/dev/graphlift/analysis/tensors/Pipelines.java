package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.Dimensions.require;
import static dev.graphlift.analysis.tensors.TensorFunction.dtype;
import static dev.graphlift.analysis.tensors.TensorFunction.extents;

import dev.graphlift.analysis.tensors.ElementTypes.Dialect;
import dev.graphlift.analysis.values.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Input pipelines: how many elements they have, and how large their batches are. A pipeline is
/// given as the number of its elements, below zero if it has no end.
///
/// Source: `tf.data.Dataset.batch`, `repeat`, `take`, `skip`, `range`, `from_generator`.
final class Pipelines {
  private static final long ENDLESS = -1;

  static final Map<String, TensorFunction> ALL =
      Map.ofEntries(
          Map.entry("elements-of", extents(o -> List.of(Dimensions.fixed(o.integer(0))))),
          Map.entry("batch-extents", extents(Pipelines::batchExtents)),
          Map.entry("batch-count", extents(Pipelines::batchCount)),
          Map.entry("repeat-count", extents(Pipelines::repeatCount)),
          Map.entry("take-count", extents(Pipelines::takeCount)),
          Map.entry("skip-count", extents(Pipelines::skipCount)),
          Map.entry("range-count", extents(Pipelines::rangeCount)),
          Map.entry("weight-shape", extents(o -> o.isGiven(0) ? o.extents(0) : List.of())),
          Map.entry("extents-of", extents(o -> o.extents(0))),
          Map.entry("is-dtype", Pipelines::isDtype),
          Map.entry("declared", extents(o -> o.shapeGiven(0))),
          Map.entry("declared-ragged", extents(Pipelines::declaredRagged)),
          Map.entry("declared-dtype", dtype(Pipelines::declaredDtype)),
          Map.entry("dims", extents(o -> o.all().stream().map(Literals::dimension).toList())));

  private Pipelines() {}

  /// `batch-extents(dataset, batch_size, drop_remainder)`: a full batch, and what is left.
  private static List<Dimension> batchExtents(Operands operands) {
    Dimension size = operands.dimension(1);
    if (operands.get(0) instanceof Argument.Unknown || operands.get(0) instanceof Argument.Opaque) {
      return operands.flag(2) ? List.of(size) : List.of(Dimensions.dynamic());
    }
    long count = operands.integer(0);
    long full = Dimensions.extent(size);
    require(full > 0, "an empty batch");
    List<Dimension> extents = new ArrayList<>();
    if (count == ENDLESS || count >= full) {
      extents.add(size);
    }
    if (count != ENDLESS && count % full != 0 && !operands.flag(2)) {
      extents.add(Dimensions.fixed(count % full));
    }
    return extents;
  }

  private static List<Dimension> batchCount(Operands operands) {
    long count = operands.integer(0);
    long size = operands.integer(1);
    require(size > 0, "an empty batch");
    boolean drop = operands.flag(2);
    return count == ENDLESS
        ? List.of(Dimensions.fixed(count))
        : List.of(Dimensions.fixed(drop ? count / size : Math.ceilDiv(count, size)));
  }

  private static List<Dimension> repeatCount(Operands operands) {
    long times = operands.integer(1, ENDLESS);
    return times == ENDLESS
        ? List.of(Dimensions.fixed(ENDLESS))
        : List.of(
            Dimensions.fixed(
                operands.integer(0) == ENDLESS ? ENDLESS : operands.integer(0) * times));
  }

  private static List<Dimension> takeCount(Operands operands) {
    long count = operands.integer(0);
    long wanted = operands.integer(1);
    boolean all = wanted < 0 || (count != ENDLESS && count < wanted);
    return List.of(Dimensions.fixed(all ? count : wanted));
  }

  private static List<Dimension> skipCount(Operands operands) {
    long count = operands.integer(0);
    long skipped = operands.integer(1);
    return List.of(
        Dimensions.fixed(
            count == ENDLESS ? count : skipped < 0 ? 0 : Math.max(0, count - skipped)));
  }

  /// `range-count(args)` of a data set of numbers.
  private static List<Dimension> rangeCount(Operands operands) {
    Operands numbers = new Operands(operands.items(0));
    long start = numbers.size() == 1 ? 0 : numbers.integer(0);
    long stop = numbers.integer(numbers.size() == 1 ? 0 : 1);
    long step = numbers.integer(2, 1);
    require(step != 0, "a step of zero");
    return List.of(Dimensions.fixed(Math.max(0, Math.ceilDiv(stop - start, step))));
  }

  /// Whether it is one element type rather than a structure of them.
  private static Argument isDtype(Operands operands) {
    boolean one =
        operands.get(0) instanceof Argument.Named || operands.get(0) instanceof Argument.Text;
    return Defaults.word(String.valueOf(one));
  }

  /// `declared-ragged(shape, ragged_rank)`: axes without an extent are ragged, but for the first.
  private static List<Dimension> declaredRagged(Operands operands) {
    List<Dimension> shape = operands.shapeGiven(0);
    long ragged = operands.integer(1, shape.size() - 1);
    List<Dimension> result = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      boolean open = i > 0 && i <= ragged && shape.get(i) instanceof Dimension.Dynamic;
      result.add(open ? new Dimension.Ragged() : shape.get(i));
    }
    return result;
  }

  private static String declaredDtype(Operands operands) {
    return ElementTypes.named(operands.get(0), Dialect.TENSORFLOW);
  }
}
