package dev.graphlift.analysis.tensors;

import static dev.graphlift.analysis.tensors.TensorFunction.extents;

import java.util.Map;

/// Products along named axes, and convolutions.
final class Products {
  static final Map<String, TensorFunction> ALL = Map.of("einsum", extents(Einsum::shape));

  private Products() {}
}
