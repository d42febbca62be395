package dev.graphlift.rules;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags graph functions that are made in a loop.
///
/// Each starts without traces, so that each is traced anew.
public final class RepeatedConversion implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "repeated-conversion",
          "Graph function that is made again and again",
          Purpose.ADVICE,
          WhenUnknown.GO_AHEAD,
          "HAS_REPEATED_CONVERSION",
          Rule.Fact.holds("repeated_conversion"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Answers.judge(
        RULE, facts, facts.tracing().repeatedConversion(), "the graph function of `%s` %s");
  }
}
