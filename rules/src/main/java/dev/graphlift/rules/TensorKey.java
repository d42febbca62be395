package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact.Kind;

/// Flags tensors that are used as an index or key of a list, tuple, dictionary or NumPy array, or
/// whose elements are taken as only arrays allow.
///
/// Python looks the element up while it traces, and does not know the tensor then.
public final class TensorKey extends FactRule {
  public TensorKey() {
    super(
        Rule.hazard("tensor-key", "Tensor used as an index or key of what Python keeps"),
        facts -> facts.effects(Kind.TENSOR_KEY),
        "`%s` needs the value of a tensor: it %s");
  }
}
