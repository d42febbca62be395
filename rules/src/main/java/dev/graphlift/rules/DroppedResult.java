package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags operations whose results are thrown away.
///
/// A graph leaves them out, and with them the errors they would raise, or what they would write.
public final class DroppedResult implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "dropped-result",
          "Result of an operation that nobody uses",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_DROPPED_RESULT",
          Rule.Fact.holds("dropped_result"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Effects.judge(
        RULE, facts, EffectFact.Kind.DROPPED_RESULT, "`%s` computes what nobody uses: %s");
  }
}
