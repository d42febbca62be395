package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags functions that draw random numbers from Python or NumPy, directly or through what they
/// call.
///
/// The numbers drawn while the function is traced become constants of the graph: every later call
/// sees the same ones.
public final class HostRandomness implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "host-randomness",
          "Random numbers of Python or NumPy, which a graph freezes",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_HOST_RANDOMNESS",
          Rule.Fact.holds("host_randomness"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Effects.judge(
        RULE, facts, EffectFact.Kind.RANDOMNESS, "`%s` draws random numbers on the host: %s");
  }
}
