package dev.graphlift.rules;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;
import java.util.List;

/// Flags functions that run in graphs already, because each call of them is made by a graph
/// function, or by a function of which the same is true.
///
/// What a graph function calls is traced with it; a decorator of its own adds a call in the graph
/// and nothing else.
public final class CoveredCallers implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "covered-callers",
          "Function that graphs alone call",
          Purpose.BENEFIT,
          WhenUnknown.GO_AHEAD,
          "HAS_COVERED_CALLERS",
          Rule.Fact.holds("covered_callers"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return switch (facts.body().covered()) {
      case Answer.No() -> new Judgement.Clear();
      case Answer.Unknown(var gap) -> new Judgement.Undecided(gap);
      case Answer.Yes(var calls) -> {
        String message = "`%s` runs in a graph already".formatted(facts.name());
        yield new Judgement.Blocks(
            List.of(Findings.of(RULE, facts.place(), message, calls.getFirst())));
      }
    };
  }
}
