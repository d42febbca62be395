package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags loops that a tensor runs and in which a variable gets another element type or shape than
/// it had before.
///
/// The loop becomes one operation, whose variables keep their types from round to round.
public final class ChangingLoopVariable implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "changing-loop-variable",
          "Variable whose type or shape changes in a loop over tensors",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_CHANGING_LOOP_VARIABLE",
          Rule.Fact.holds("changing_loop_variable"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Effects.judge(
        RULE, facts, EffectFact.Kind.LOOP_VARIABLE, "`%s` cannot be traced as a loop: it %s");
  }
}
