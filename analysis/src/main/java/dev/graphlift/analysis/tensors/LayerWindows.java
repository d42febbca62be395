package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.Dimensions.require;
import static dev.graphlift.analysis.tensors.TensorFunction.extents;

import dev.graphlift.analysis.values.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/// What layers make of the spatial axes of a batch, and of the channels.
///
/// Source: `compute_output_shape` of the convolution, pooling, padding, cropping and scaling layers
/// in `tf.keras.layers`.
final class LayerWindows {
  static final Map<String, TensorFunction> ALL =
      Map.of(
          "kernel-shape", extents(LayerWindows::kernelShape),
          "deconvolved", extents(LayerWindows::deconvolved),
          "layer-depthwise", extents(LayerWindows::depthwise),
          "global-pooled", extents(LayerWindows::globalPooled),
          "adaptively-pooled", extents(LayerWindows::adaptivelyPooled),
          "zero-padded", extents(o -> bordered(o, Long::sum)),
          "cropped", extents(LayerWindows::cropped),
          "scaled-up", extents(LayerWindows::scaledUp),
          "image-sized", extents(LayerWindows::imageSized));

  private LayerWindows() {}

  /// The shape of a batch taken apart.
  private record Batch(List<Dimension> axes, Dimension first, Dimension channels, boolean last) {
    static Batch of(List<Dimension> shape, int spatial, String format) {
      require(shape.size() == spatial + 2, "an input of other rank");
      boolean last = !format.equals("channels_first");
      return last
          ? new Batch(shape.subList(1, spatial + 1), shape.getFirst(), shape.getLast(), true)
          : new Batch(shape.subList(2, spatial + 2), shape.getFirst(), shape.get(1), false);
    }

    List<Dimension> with(List<Dimension> spatial, Dimension depth) {
      List<Dimension> shape = new ArrayList<>(List.of(first));
      shape.addAll(spatial);
      shape.add(last ? shape.size() : 1, depth);
      return shape;
    }
  }

  private static List<Long> numbers(Operands operands, int i, int count) {
    List<Dimension> given = operands.extents(i);
    require(given.size() == 1 || given.size() == count, "one number for each axis");
    List<Long> numbers = new ArrayList<>();
    for (int axis = 0; axis < count; axis++) {
      numbers.add(Dimensions.extent(given.get(given.size() == 1 ? 0 : axis)));
    }
    return numbers;
  }

  /// `kernel-shape(x, filters, kernel, groups, format, rank)`.
  private static List<Dimension> kernelShape(Operands operands) {
    int spatial = Math.toIntExact(operands.integer(5));
    Batch batch = Batch.of(operands.shape(0), spatial, operands.text(4, "channels_last"));
    List<Dimension> shape = new ArrayList<>();
    numbers(operands, 2, spatial).forEach(extent -> shape.add(Dimensions.fixed(extent)));
    long groups = operands.integer(3, 1);
    require(groups > 0, "no groups");
    shape.add(Dimensions.map(batch.channels(), channels -> channels / groups));
    shape.add(operands.dimension(1));
    return shape;
  }

  /// `deconvolved(x, filters, kernel, strides, padding, output_padding, format, dilations, rank)`.
  private static List<Dimension> deconvolved(Operands operands) {
    int spatial = Math.toIntExact(operands.integer(8));
    Batch batch = Batch.of(operands.shape(0), spatial, operands.text(6, "channels_last"));
    List<Long> kernel = numbers(operands, 2, spatial);
    List<Long> strides = numbers(operands, 3, spatial);
    List<Long> dilations = numbers(operands, 7, spatial);
    boolean same = operands.text(4).equalsIgnoreCase("same");
    List<Long> rest = operands.isGiven(5) ? numbers(operands, 5, spatial) : List.of();
    List<Dimension> axes = new ArrayList<>();
    for (int i = 0; i < spatial; i++) {
      long stride = strides.get(i);
      long reach = (kernel.get(i) - 1) * dilations.get(i) + 1;
      long more =
          rest.isEmpty()
              ? same ? 0 : Math.max(reach - stride, 0)
              : reach - stride - (same ? reach / 2 * 2 : 0) + rest.get(i);
      axes.add(Dimensions.map(batch.axes().get(i), n -> n * stride + more));
    }
    return batch.with(axes, operands.dimension(1));
  }

  /// `layer-depthwise(convolved, x, multiplier, format)`: each channel gives so many.
  private static List<Dimension> depthwise(Operands operands) {
    List<Dimension> convolved = operands.extents(0);
    List<Dimension> input = operands.shape(1);
    boolean first = operands.text(3, "channels_last").equals("channels_first");
    int at = first ? 1 : input.size() - 1;
    Dimension channels = Dimensions.product(input.get(at), operands.dimension(2));
    return Dimensions.with(convolved, at, channels);
  }

  /// `global-pooled(x, rank, format, keepdims)`.
  private static List<Dimension> globalPooled(Operands operands) {
    int spatial = Math.toIntExact(operands.integer(1));
    Batch batch = Batch.of(operands.shape(0), spatial, operands.text(2, "channels_last"));
    return operands.flag(3)
        ? batch.with(Dimensions.repeated(Dimensions.fixed(1), spatial), batch.channels())
        : List.of(batch.first(), batch.channels());
  }

  /// `adaptively-pooled(x, size, format, rank)`.
  private static List<Dimension> adaptivelyPooled(Operands operands) {
    int spatial = Math.toIntExact(operands.integer(3));
    Batch batch = Batch.of(operands.shape(0), spatial, operands.text(2, "channels_last"));
    List<Dimension> sizes = numbers(operands, 1, spatial).stream().map(Dimensions::fixed).toList();
    return batch.with(sizes, batch.channels());
  }

  private static List<Dimension> cropped(Operands operands) {
    return bordered(
        operands,
        (n, border) -> {
          require(n - border > 0, "nothing is left");
          return n - border;
        });
  }

  /// `zero-padded(x, padding, format, rank)`: how much each axis changes at its two ends, given for
  /// both of all axes, for both of each axis, or for each of both.
  private static List<Dimension> bordered(Operands operands, BinaryOperator<Long> change) {
    int spatial = Math.toIntExact(operands.integer(3));
    Batch batch = Batch.of(operands.shape(0), spatial, operands.text(2, "channels_last"));
    List<Dimension> axes = new ArrayList<>();
    for (int i = 0; i < spatial; i++) {
      long border = border(operands, spatial, i);
      axes.add(Dimensions.map(batch.axes().get(i), n -> change.apply(n, border)));
    }
    return batch.with(axes, batch.channels());
  }

  private static long border(Operands operands, int spatial, int axis) {
    if (operands.isNumber(1)) {
      return 2 * operands.integer(1);
    }
    List<Argument> given = operands.items(1);
    if (spatial == 1) {
      require(given.size() == 2, "two ends");
      return both(given);
    }
    require(given.size() == spatial, "one for each axis");
    Operands one = new Operands(List.of(given.get(axis)));
    return one.isNumber(0) ? 2 * one.integer(0) : both(one.items(0));
  }

  private static long both(List<Argument> ends) {
    return ends.stream().mapToLong(end -> Dimensions.extent(Literals.dimension(end))).sum();
  }

  /// `scaled-up(x, size, format, rank)`.
  private static List<Dimension> scaledUp(Operands operands) {
    int spatial = Math.toIntExact(operands.integer(3));
    Batch batch = Batch.of(operands.shape(0), spatial, operands.text(2, "channels_last"));
    List<Long> sizes = numbers(operands, 1, spatial);
    List<Dimension> axes = new ArrayList<>();
    for (int i = 0; i < spatial; i++) {
      long size = sizes.get(i);
      axes.add(Dimensions.map(batch.axes().get(i), n -> n * size));
    }
    return batch.with(axes, batch.channels());
  }

  /// `image-sized(x, height, width, format)`: images of another size, with a batch or without.
  private static List<Dimension> imageSized(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    require(shape.size() == 3 || shape.size() == 4, "images");
    int at = shape.size() - (operands.text(3, "channels_last").equals("channels_first") ? 2 : 3);
    return Dimensions.with(
        Dimensions.with(shape, at, operands.dimension(1)), at + 1, operands.dimension(2));
  }
}
