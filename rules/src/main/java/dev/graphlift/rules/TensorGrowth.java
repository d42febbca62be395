package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;

/// Flags lists, dictionaries and attributes that get tensors in a branch that a tensor decides, or
/// a loop that one runs.
///
/// Branches and loops are graphs of their own, and a tensor in a list is no way out of them.
public final class TensorGrowth extends FactRule {
  public TensorGrowth() {
    super(
        Rule.hazard("tensor-growth", "List filled where a tensor decides whether or how often"),
        facts -> facts.effects(EffectFact.Kind.TENSOR_GROWTH),
        "`%s` takes tensors out of a part that is traced on its own: %s");
  }
}
