package dev.graphlift.rules;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags graph functions that only other graph functions call.
///
/// What a graph function calls is traced with it; being one itself adds a call in the graph.
public final class RedundantConversion implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "redundant-conversion",
          "Graph function that graphs alone call",
          Purpose.ADVICE,
          WhenUnknown.GO_AHEAD,
          "HAS_REDUNDANT_CONVERSION",
          Rule.Fact.holds("redundant_conversion"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return facts.isGraph()
        ? Answers.judge(
            RULE, facts, facts.body().covered(), "`%s` runs in a graph already: it is %s")
        : new Judgement.Clear();
  }
}
