package dev.graphlift.rules;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags functions that read Python variables or attributes which others change between calls.
///
/// A graph keeps the value that was there when it was traced.
public final class StaleRead implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "stale-read",
          "Variable or attribute that is changed between calls and read while tracing",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_STALE_READ",
          Rule.Fact.holds("stale_read"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Answers.judge(
        RULE, facts, facts.tracing().staleReads(), "`%s` would keep a value that changes: %s");
  }
}
