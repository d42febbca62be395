package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;

/// Flags `raise` statements that a tensor decides about.
///
/// Both sides of a branch are traced, so the exception is raised then, whatever the tensor will be.
public final class TensorRaise extends FactRule {
  public TensorRaise() {
    super(
        Rule.hazard("tensor-raise", "Raise that depends on a tensor"),
        facts -> facts.effects(EffectFact.Kind.TENSOR_RAISE),
        "`%s` raises when it is traced: %s");
  }
}
