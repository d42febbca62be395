package dev.graphlift.rules;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags functions that are called with several optimizers or unbuilt models.
///
/// Each of them creates variables when it is first used, which a graph function may do in its first
/// call alone.
public final class ShiftingOwner implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "shifting-owner",
          "Several optimizers or unbuilt models through one function",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_SHIFTING_OWNER",
          Rule.Fact.holds("shifting_owner"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Answers.judge(
        RULE,
        facts,
        facts.tracing().severalOwners(),
        "`%s` is called with several objects that create variables at their first use: %s");
  }
}
