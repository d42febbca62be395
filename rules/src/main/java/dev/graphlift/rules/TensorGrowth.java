package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags lists that get tensors in a branch that a tensor decides, or a loop that one runs.
///
/// Branches and loops are graphs of their own, and a tensor in a list is no way out of them.
public final class TensorGrowth implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "tensor-growth",
          "List filled where a tensor decides whether or how often",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_TENSOR_GROWTH",
          Rule.Fact.holds("tensor_growth"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Effects.judge(
        RULE,
        facts,
        EffectFact.Kind.TENSOR_GROWTH,
        "`%s` takes tensors out of a part that is traced on its own: %s");
  }
}
