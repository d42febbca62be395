package dev.graphlift.rules;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags functions that return objects, functions, generators or strings.
///
/// A graph returns tensors and collections of them.
public final class UnreturnableValue implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "unreturnable-value",
          "Result that no graph can return",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_UNRETURNABLE_VALUE",
          Rule.Fact.holds("unreturnable_value"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Answers.judge(
        RULE, facts, facts.tracing().unreturnable(), "`%s` %s, which no graph can");
  }
}
