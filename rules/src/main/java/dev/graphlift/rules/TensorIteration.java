package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;

/// Flags functions that let Python iterate over a tensor: comprehensions, unpacking, `zip`,
/// `enumerate`, `map`, `sum` and the like, directly or through what they call.
///
/// Tracing turns `for` statements into loops of the graph and nothing else; the rest raises.
public final class TensorIteration extends FactRule {
  public TensorIteration() {
    super(
        Rule.hazard("tensor-iteration", "Iteration over a tensor that is no `for` statement")
            .recordedAs("HAS_TENSOR_PARAMETER_ITERATION", "tensor_parameter_iteration"),
        facts -> facts.effects(EffectFact.Kind.ITERATION),
        "`%s` cannot be traced: it %s");
  }
}
