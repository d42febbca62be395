package dev.graphlift.rules;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags functions that call themselves, directly or through others.
///
/// Tracing a recursive graph function either never ends (a tensor decides when to stop) or makes
/// one trace for each level (a Python value does). The first is so for all that call it, too.
public final class Recursion implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "recursion",
          "Function that calls itself",
          Purpose.SAFETY,
          WhenUnknown.STAY,
          "IS_RECURSIVE",
          Rule.Fact.holds("recursive"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return switch (facts.recursion()) {
      case Answer.No() ->
          Answers.judge(
              RULE,
              facts,
              facts.effects(EffectFact.Kind.TENSOR_RECURSION),
              "`%s` leads to a recursion that never ends while tracing: what it calls %s");
      case Answer.Unknown(var gap) -> new Judgement.Undecided(gap);
      case Answer.Yes(var calls) ->
          new Judgement.Blocks(
              calls.stream()
                  .map(call ->
                      Findings.of(
                          RULE,
                          facts.place(),
                          "`%s` is recursive: it %s".formatted(facts.name(), call.message()),
                          call))
                  .toList());
    };
  }
}
