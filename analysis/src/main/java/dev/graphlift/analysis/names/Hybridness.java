package dev.graphlift.analysis.names;

import java.util.List;
import java.util.Optional;

/// Whether and how a function is hybrid, that is, runs as a TensorFlow graph.
///
/// @param ways the decorators in the order of the text, then the calls by file and place
public record Hybridness(FunctionUnit unit, List<Hybridization> ways) {
  public Hybridness {
    ways = List.copyOf(ways);
  }

  /// Whether `tf.function` itself, or an alias, decorates the function.
  public boolean byDecorator() {
    return has(HybridForm.DECORATOR);
  }

  /// Whether the function is hybrid in any form.
  public boolean any() {
    return ways.stream().anyMatch(Hybridization::isCertain);
  }

  /// Whether it is certainly hybrid in a form.
  public boolean has(HybridForm form) {
    return ways.stream().anyMatch(way -> way.isCertain() && way.form() == form);
  }

  /// The decorator that makes the function hybrid; the last one where there are several.
  public Optional<Hybridization> decorator() {
    return ways.stream()
        .filter(way -> way.isCertain() && way.form() != HybridForm.CALL)
        .reduce((_, last) -> last);
  }
}
