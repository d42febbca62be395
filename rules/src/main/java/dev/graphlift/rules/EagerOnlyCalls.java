package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags functions that call what exists only under eager execution, such as `.numpy()`, directly
/// or through what they call.
///
/// While a function is traced its tensors have no values, so the call raises.
public final class EagerOnlyCalls implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "eager-only-calls",
          "Call that works only under eager execution",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_EAGER_ONLY_CALLS",
          Rule.Fact.holds("eager_only_calls"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Effects.judge(RULE, facts, EffectFact.Kind.EAGER_ONLY, "`%s` needs eager execution: %s");
  }
}
