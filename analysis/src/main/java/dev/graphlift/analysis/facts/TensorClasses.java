package dev.graphlift.analysis.facts;

import java.util.Set;

/// The library classes whose instances are tensors, as annotations name them.
final class TensorClasses {
  private static final Set<String> NAMES =
      Set.of(
          "tensorflow.Tensor",
          "tensorflow.RaggedTensor",
          "tensorflow.SparseTensor",
          "tensorflow.sparse.SparseTensor",
          "tensorflow.Variable",
          "tensorflow.IndexedSlices");

  private TensorClasses() {}

  static boolean contains(String canonicalName) {
    return NAMES.contains(canonicalName);
  }
}
