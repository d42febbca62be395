package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags functions that hand what they receive to NumPy or SciPy, directly or through what they
/// call.
///
/// While a function is traced its arguments have no values, arrays included, so the call raises.
public final class NumpyOnParameters implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "numpy-on-parameters",
          "Call of NumPy that needs the value of a tensor",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_NUMPY_CALLS_ON_PARAMETERS",
          Rule.Fact.holds("numpy_on_parameters"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Effects.judge(
        RULE, facts, EffectFact.Kind.HOST_COMPUTATION, "`%s` needs the value of a tensor: %s");
  }
}
