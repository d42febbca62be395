package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.Dimensions.require;
import static dev.graphlift.analysis.tensors.TensorFunction.extents;

import dev.graphlift.analysis.values.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Convolutions and pooling.
///
/// Source: `tf.nn.convolution`, `tf.nn.conv2d`, `tf.nn.depthwise_conv2d`, `tf.nn.pool`,
/// `tf.nn.max_pool`: with padding `SAME` an axis of n elements gives ⌈n / stride⌉, with `VALID` ⌈(n
/// - (k - 1) · dilation) / stride⌉.
final class Convolution {
  static final Map<String, TensorFunction> ALL =
      Map.of(
          "convolved", extents(Convolution::convolved),
          "depthwise", extents(Convolution::depthwise),
          "separable", extents(Convolution::separable),
          "pooled", extents(Convolution::pooled),
          "layer-convolved", extents(Convolution::layerConvolved),
          "layer-pooled", extents(Convolution::layerPooled),
          "space-to-depth", extents(o -> blocks(o, true)),
          "depth-to-space", extents(o -> blocks(o, false)));

  private Convolution() {}

  /// What moves over the spatial axes of an input.
  private record Window(
      List<Dimension> kernel, List<Long> strides, List<Long> dilations, Operands padding) {}

  /// `convolved(input, filters, strides, padding, data_format, dilations)`.
  private static List<Dimension> convolved(Operands operands) {
    List<Dimension> filters = operands.shape(1);
    int spatial = filters.size() - 2;
    require(spatial >= 1, "no spatial axis");
    Dimension channels = filters.getLast();
    return moved(operands, filters.subList(0, spatial), channels);
  }

  /// `layer-convolved(inputs, filters, kernel_size, strides, padding, data_format, dilations,
  /// rank)` of a Keras layer, which names paddings in small letters.
  private static List<Dimension> layerConvolved(Operands operands) {
    int spatial = Math.toIntExact(operands.integer(7));
    List<Dimension> kernel =
        perAxis(operands, 2, spatial, false).stream().map(Dimensions::fixed).toList();
    return moved(layer(operands, 3), kernel, operands.dimension(1));
  }

  /// `layer-pooled(inputs, pool_size, strides, padding, data_format)` of a Keras layer, whose
  /// strides are its window's size by default.
  private static List<Dimension> layerPooled(Operands operands) {
    int strides = operands.isGiven(2) ? 2 : 1;
    Operands rest = layer(operands, 2);
    return pooled(
        new Operands(
            List.of(
                operands.get(0),
                operands.get(1),
                operands.get(strides),
                rest.get(3),
                rest.get(4),
                new Argument.None())));
  }

  /// The operands of a layer from `strides` on, as functions take them.
  private static Operands layer(Operands operands, int strides) {
    String format = operands.text(strides + 2, "channels_last");
    Argument padding =
        Argument.dtype(operands.text(strides + 1).toUpperCase(java.util.Locale.ROOT));
    Argument channels = Argument.dtype(format.equals("channels_first") ? "NCHW" : "NHWC");
    return new Operands(
        List.of(
            operands.get(0),
            operands.get(1),
            operands.get(strides),
            padding,
            channels,
            operands.get(strides + 3)));
  }

  private static List<Dimension> depthwise(Operands operands) {
    List<Dimension> filter = operands.shape(1);
    require(filter.size() == 4, "a filter of rank 4");
    return moved(operands, filter.subList(0, 2), Dimensions.product(filter.get(2), filter.get(3)));
  }

  /// `separable(input, depthwise, pointwise, strides, padding, data_format, dilations)`.
  private static List<Dimension> separable(Operands operands) {
    List<Argument> rest = new ArrayList<>(List.of(operands.get(0), operands.get(1)));
    rest.addAll(operands.all().subList(3, operands.size()));
    List<Dimension> filter = operands.shape(1);
    require(filter.size() == 4, "a filter of rank 4");
    return moved(new Operands(rest), filter.subList(0, 2), operands.shape(2).getLast());
  }

  private static List<Dimension> moved(
      Operands operands, List<Dimension> kernel, Dimension channels) {
    List<Dimension> input = operands.shape(0);
    // Some releases give an empty input back as it is.
    if (input.stream().anyMatch(extent -> Dimensions.is(extent, 0))) {
      throw new UnknownResultException("an empty input");
    }
    int spatial = kernel.size();
    require(input.size() >= spatial + 2, "an input of other rank");
    boolean first = operands.text(4, "").startsWith("NC");
    Window window = window(operands, kernel, spatial, 2, first);
    int lead = input.size() - spatial - 1;
    List<Dimension> batch = input.subList(0, lead);
    List<Dimension> axes =
        first
            ? input.subList(input.size() - spatial, input.size())
            : input.subList(lead, lead + spatial);
    List<Dimension> out = window(axes, window);
    if (first) {
      List<Dimension> shape = new ArrayList<>(input.subList(0, lead));
      shape.add(channels);
      shape.addAll(out);
      return shape;
    }
    return Dimensions.concat(batch, Dimensions.concat(out, List.of(channels)));
  }

  /// `pooled(input, ksize, strides, padding, data_format, dilations)`.
  private static List<Dimension> pooled(Operands operands) {
    List<Dimension> input = operands.shape(0);
    int spatial = input.size() - 2;
    require(spatial >= 1, "no spatial axis");
    boolean first = operands.text(4, "").startsWith("NC");
    List<Dimension> kernel =
        perAxis(operands, 1, spatial, first).stream().map(Dimensions::fixed).toList();
    Window window = window(operands, kernel, spatial, 2, first);
    List<Dimension> axes = first ? input.subList(2, input.size()) : input.subList(1, spatial + 1);
    List<Dimension> out = window(axes, window);
    return first
        ? Dimensions.concat(input.subList(0, 2), out)
        : Dimensions.concat(input.subList(0, 1), Dimensions.concat(out, List.of(input.getLast())));
  }

  private static Window window(
      Operands operands, List<Dimension> kernel, int spatial, int strides, boolean first) {
    return new Window(
        kernel,
        perAxis(operands, strides, spatial, first),
        perAxis(operands, 5, spatial, first),
        new Operands(List.of(operands.get(3))));
  }

  /// One number for each spatial axis: given once, for each of them, or for all axes.
  private static List<Long> perAxis(Operands operands, int i, int spatial, boolean first) {
    if (!operands.isGiven(i)) {
      return java.util.Collections.nCopies(spatial, 1L);
    }
    List<Dimension> given = operands.extents(i);
    int from = given.size() == spatial + 2 ? (first ? 2 : 1) : 0;
    require(
        given.size() == 1 || given.size() == spatial || given.size() == spatial + 2,
        "one number for each axis");
    List<Long> numbers = new ArrayList<>();
    for (int axis = 0; axis < spatial; axis++) {
      numbers.add(Dimensions.extent(given.size() == 1 ? given.getFirst() : given.get(from + axis)));
    }
    return numbers;
  }

  private static List<Dimension> window(List<Dimension> axes, Window window) {
    String padding = window.padding().text(0);
    require(padding.equals("SAME") || padding.equals("VALID"), "an unknown padding");
    List<Dimension> out = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      long stride = window.strides().get(i);
      long dilation = window.dilations().get(i);
      require(stride > 0 && dilation > 0, "a step below one");
      out.add(
          padding.equals("SAME")
              ? Dimensions.map(axes.get(i), n -> Dimensions.ceilDiv(n, stride))
              : Dimensions.combine(
                  axes.get(i), window.kernel().get(i), (n, k) -> valid(n, k, stride, dilation)));
    }
    return out;
  }

  private static long valid(long n, long k, long stride, long dilation) {
    long left = n - (k - 1) * dilation;
    require(left >= 0, "a window larger than the input");
    return Dimensions.ceilDiv(left, stride);
  }

  private static List<Dimension> blocks(Operands operands, boolean toDepth) {
    List<Dimension> shape = operands.shape(0);
    long block = operands.integer(1);
    require(shape.size() == 4 && block > 1, "images and a block");
    if (!operands.text(2, "NHWC").equals("NHWC")) {
      throw new UnknownResultException("another data format");
    }
    List<Dimension> result = new ArrayList<>(List.of(shape.getFirst()));
    for (Dimension side : shape.subList(1, 3)) {
      result.add(Dimensions.map(side, n -> toDepth ? divided(n, block) : n * block));
    }
    result.add(
        Dimensions.map(
            shape.getLast(), n -> toDepth ? n * block * block : divided(n, block * block)));
    return result;
  }

  private static long divided(long extent, long by) {
    require(extent % by == 0, "blocks that do not fit");
    return extent / by;
  }
}
