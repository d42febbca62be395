package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;

/// Flags tensors whose truth Python asks for where tracing does not turn the question into an
/// operation: in comprehensions, assertions, `in`, and built-in functions that compare; and tensors
/// of numbers where a graph wants a truth value.
public final class TensorTruth extends FactRule {
  public TensorTruth() {
    super(
        Rule.hazard(
            "tensor-truth", "Tensor used as a truth value where tracing leaves it to Python"),
        facts -> facts.effects(EffectFact.Kind.TENSOR_TRUTH),
        "`%s` needs the truth value of a tensor: %s");
  }
}
