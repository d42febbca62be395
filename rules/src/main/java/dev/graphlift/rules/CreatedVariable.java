package dev.graphlift.rules;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags functions that create variables at each call: as such, or as those of a layer, metric or
/// optimizer that they make.
///
/// A graph function may create variables in its first call alone; one that does so in each raises.
public final class CreatedVariable implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "created-variable",
          "Variable, layer, metric or optimizer that each call makes anew",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_CREATED_VARIABLE",
          Rule.Fact.holds("created_variable"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Answers.judge(
        RULE, facts, facts.tracing().createdVariables(), "`%s` creates variables at each call: %s");
  }
}
