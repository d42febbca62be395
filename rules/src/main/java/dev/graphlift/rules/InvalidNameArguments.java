package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags functions that give an operation of the framework a `name` that is no string, mostly an
/// argument in the wrong place.
///
/// Eager execution never looks at the name; building a graph does, and raises.
public final class InvalidNameArguments implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "invalid-name-arguments",
          "Operation whose `name` is no string",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_INVALID_NAME_ARGUMENTS",
          Rule.Fact.holds("invalid_name_arguments"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Effects.judge(RULE, facts, EffectFact.Kind.NAMING, "`%s` cannot be traced: it %s");
  }
}
