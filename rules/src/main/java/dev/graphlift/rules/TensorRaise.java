package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags `raise` statements that a tensor decides about.
///
/// Both sides of a branch are traced, so the exception is raised then, whatever the tensor will be.
public final class TensorRaise implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "tensor-raise",
          "Raise that depends on a tensor",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_TENSOR_RAISE",
          Rule.Fact.holds("tensor_raise"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Effects.judge(
        RULE, facts, EffectFact.Kind.TENSOR_RAISE, "`%s` raises when it is traced: %s");
  }
}
