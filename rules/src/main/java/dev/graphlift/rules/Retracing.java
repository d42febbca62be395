package dev.graphlift.rules;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags graph functions that are called with Python numbers or strings which vary.
///
/// Each new value is a new trace.
public final class Retracing implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "retracing",
          "Graph function that is traced anew for each Python value",
          Purpose.ADVICE,
          WhenUnknown.GO_AHEAD,
          "HAS_RETRACING",
          Rule.Fact.holds("retracing"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    if (!facts.isGraph()) {
      return new Judgement.Clear();
    }
    return facts.parameters().stream()
        .filter(parameter -> parameter.varying().isYes())
        .findFirst()
        .map(parameter ->
            Answers.judge(
                RULE,
                facts,
                parameter.varying(),
                "`%%s` is traced anew for each value of `%s`: %%s".formatted(parameter.name())))
        .orElseGet(Judgement.Clear::new);
  }
}
