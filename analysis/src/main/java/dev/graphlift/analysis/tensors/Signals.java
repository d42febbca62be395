package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.Dimensions.require;
import static dev.graphlift.analysis.tensors.TensorFunction.extents;

import dev.graphlift.analysis.values.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Spectra and frames.
///
/// Source: `tf.signal.rfft`, `tf.signal.irfft`, `tf.signal.frame`, `tf.signal.stft`.
final class Signals {
  static final Map<String, TensorFunction> ALL =
      Map.of(
          "halved-spectrum", extents(o -> spectrum(o, true)),
          "doubled-spectrum", extents(o -> spectrum(o, false)),
          "framed", extents(Signals::framed),
          "stft", extents(Signals::stft));

  private Signals() {}

  /// `halved-spectrum(x, fft_length, rank)`: of n real values n / 2 + 1 frequencies are kept.
  private static List<Dimension> spectrum(Operands operands, boolean halved) {
    List<Dimension> shape = operands.shape(0);
    int rank = Math.toIntExact(operands.integer(2));
    List<Dimension> axes = new ArrayList<>(Dimensions.last(shape, rank));
    if (operands.isGiven(1)) {
      axes = new ArrayList<>(operands.extents(1));
      require(axes.size() == rank, "one length for each axis");
    } else if (!halved) {
      axes.set(rank - 1, Dimensions.map(axes.getLast(), n -> Math.max(0, 2 * (n - 1))));
    }
    if (halved) {
      axes.set(rank - 1, Dimensions.map(axes.getLast(), n -> n == 0 ? 0 : n / 2 + 1));
    }
    return Dimensions.concat(Dimensions.butLast(shape, rank), axes);
  }

  /// `framed(signal, length, step, pad_end, axis)`.
  private static List<Dimension> framed(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    int axis = Operands.axis(operands.integer(4, -1), shape.size());
    Dimension frames =
        frames(shape.get(axis), operands.dimension(1), operands.dimension(2), operands.flag(3));
    List<Dimension> result = new ArrayList<>(shape.subList(0, axis));
    result.add(frames);
    result.add(operands.dimension(1));
    result.addAll(shape.subList(axis + 1, shape.size()));
    return result;
  }

  private static Dimension frames(
      Dimension samples, Dimension length, Dimension step, boolean padded) {
    long by = Dimensions.extent(step);
    require(by > 0, "a step below one");
    return padded
        ? Dimensions.map(samples, n -> Math.ceilDiv(n, by))
        : Dimensions.combine(samples, length, (n, l) -> Math.max(0, 1 + Math.floorDiv(n - l, by)));
  }

  /// `stft(signals, length, step, fft_length, pad_end)`.
  private static List<Dimension> stft(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    Dimension frames =
        frames(
            Dimensions.last(shape, 1).getFirst(),
            operands.dimension(1),
            operands.dimension(2),
            operands.flag(4));
    Dimension length =
        operands.isGiven(3)
            ? operands.dimension(3)
            : Dimensions.map(operands.dimension(1), Signals::enclosingPower);
    return Dimensions.concat(
        Dimensions.butLast(shape, 1), List.of(frames, Dimensions.map(length, n -> n / 2 + 1)));
  }

  private static long enclosingPower(long n) {
    return n <= 1 ? 1 : Long.highestOneBit(n - 1) << 1;
  }
}
