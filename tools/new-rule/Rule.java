package dev.graphlift.rules;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags nothing yet: the first sentence says what this rule is about, the page shows it.
public final class RULE_NAME implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "RULE_ID",
          "One line without a full stop",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "RULE_FAILURE",
          Rule.Fact.holds("RULE_FACT"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return new Judgement.Clear();
  }
}
