package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;

/// Flags functions in which an array that is passed in meets a tensor of another element type,
/// directly or in what they call.
///
/// Eager execution converts the array to the tensor's type. A graph function receives the array as
/// a tensor of its own type, and operations on tensors of two types raise.
public final class DtypeCoercions extends FactRule {
  public DtypeCoercions() {
    super(
        Rule.hazard("dtype-coercions", "Array whose element type only eager execution converts")
            .recordedAs("HAS_CONFLICTING_EAGER_DTYPE_COERCIONS", "conflicting_dtype_coercions"),
        facts -> facts.effects(EffectFact.Kind.ELEMENT_TYPES),
        "as a graph, `%s` %s");
  }
}
