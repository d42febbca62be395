package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.Dimensions.require;
import static dev.graphlift.analysis.tensors.TensorFunction.dtype;
import static dev.graphlift.analysis.tensors.TensorFunction.extents;

import dev.graphlift.analysis.tensors.ElementTypes.Dialect;
import dev.graphlift.analysis.values.Dimension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Images, alone (height, width, channels) or in batches.
///
/// Source: `tf.image.resize`, `tf.image.extract_patches`, `tf.image.crop_to_bounding_box`.
final class Images {
  static final Map<String, TensorFunction> ALL =
      Map.of(
          "resized", extents(Images::resized),
          "resized-dtype", dtype(Images::resizedDtype),
          "resized-to", extents(Images::resizedTo),
          "patched", extents(Images::patched),
          "image-transposed", extents(Images::transposed),
          "pair-last", extents(o -> Dimensions.concat(o.shape(0), List.of(Dimensions.fixed(2)))));

  private Images() {}

  private static List<Dimension> image(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    require(shape.size() == 3 || shape.size() == 4, "no image");
    return shape;
  }

  /// `resized(images, size, preserve_aspect_ratio)`.
  private static List<Dimension> resized(Operands operands) {
    List<Dimension> size = operands.extents(1);
    require(size.size() == 2, "a size of height and width");
    if (operands.flag(2)) {
      size = Dimensions.repeated(Dimensions.dynamic(), 2);
    }
    return sized(image(operands), size.getFirst(), size.getLast());
  }

  private static List<Dimension> sized(List<Dimension> image, Dimension height, Dimension width) {
    int lead = image.size() - 3;
    return Dimensions.concat(image.subList(0, lead), List.of(height, width, image.getLast()));
  }

  private static String resizedDtype(Operands operands) {
    return operands.text(1, "bilinear").equals("nearest")
        ? ElementTypes.of(operands.get(0), Dialect.TENSORFLOW)
        : ElementTypes.FLOAT32;
  }

  private static List<Dimension> resizedTo(Operands operands) {
    return sized(image(operands), operands.dimension(1), operands.dimension(2));
  }

  /// `patched(images, sizes, strides, rates, padding)`.
  private static List<Dimension> patched(Operands operands) {
    List<Dimension> shape = operands.shape(0);
    List<Dimension> sizes = operands.extents(1);
    List<Dimension> strides = operands.extents(2);
    List<Dimension> rates = operands.extents(3);
    require(
        shape.size() == 4 && sizes.size() == 4 && strides.size() == 4 && rates.size() == 4,
        "four numbers each");
    boolean same = operands.text(4).equals("SAME");
    List<Dimension> result = new ArrayList<>(List.of(shape.getFirst()));
    for (int axis = 1; axis < 3; axis++) {
      long stride = Dimensions.extent(strides.get(axis));
      long window =
          1 + (Dimensions.extent(sizes.get(axis)) - 1) * Dimensions.extent(rates.get(axis));
      result.add(
          Dimensions.map(
              shape.get(axis), n -> Dimensions.ceilDiv(same ? n : n - window + 1, stride)));
    }
    Dimension cells = Dimensions.product(sizes.subList(1, 3));
    result.add(Dimensions.product(shape.getLast(), cells));
    return result;
  }

  private static List<Dimension> transposed(Operands operands) {
    List<Dimension> shape = new ArrayList<>(image(operands));
    Collections.swap(shape, shape.size() - 2, shape.size() - 3);
    return shape;
  }
}
