package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags functions that read the clock of the host, directly or through what they call.
///
/// The clock is read while the function is traced; what it showed then is a constant of the graph.
public final class FrozenClock implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "frozen-clock",
          "Clock of the host, which a graph reads only while it is traced",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_FROZEN_CLOCK",
          Rule.Fact.holds("frozen_clock"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Effects.judge(
        RULE, facts, EffectFact.Kind.CLOCK, "`%s` reads the clock of the host: %s");
  }
}
