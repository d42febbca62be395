package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact.Kind;

/// Flags tests whether two tensors are the same object.
///
/// A graph function makes a placeholder of each argument, so the answer is another one, and it is
/// given once, while the function is traced.
public final class TensorIdentity extends FactRule {
  public TensorIdentity() {
    super(
        Rule.hazard("tensor-identity", "Test whether two tensors are the same object"),
        facts -> facts.effects(Kind.TENSOR_IDENTITY),
        "`%s` %s, which tracing decides once");
  }
}
