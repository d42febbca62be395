package dev.graphlift.analysis.names;

import java.util.List;

/// One place of the source that makes a function hybrid.
///
/// @param file the file of the place, for a call not always the function's own
/// @param nodeId the decorator expression, or the call
/// @param options the arguments of `tf.function`, in the order they are written
public record Hybridization(
    HybridForm form, Certainty certainty, String file, int nodeId, List<HybridOption> options) {
  /// Whether every reading of the place makes the function hybrid.
  public enum Certainty {
    CERTAIN,
    /// A name has several meanings, or a decorator decides at run time.
    POSSIBLE
  }

  public Hybridization {
    options = List.copyOf(options);
  }

  /// Whether it is certain.
  public boolean isCertain() {
    return certainty == Certainty.CERTAIN;
  }

  /// The `tf.function` parameters that are set, each once.
  public List<String> parameters() {
    return options.stream().map(HybridOption::parameter).distinct().toList();
  }
}
