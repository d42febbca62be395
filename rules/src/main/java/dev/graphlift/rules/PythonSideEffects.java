package dev.graphlift.rules;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;
import dev.graphlift.source.Finding;

/// Flags functions that change Python state, print or write files, directly or through what they
/// call.
///
/// A graph function runs its Python code while it is traced and not again, so such changes happen
/// once instead of at each call. What the framework itself keeps state of is no such change.
public final class PythonSideEffects implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "python-side-effects",
          "Python side effect, which a graph performs only while it is traced",
          Purpose.SAFETY,
          WhenUnknown.STAY,
          "HAS_PYTHON_SIDE_EFFECTS",
          Rule.Fact.holds("python_side_effects"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return switch (SideEffects.ours(facts)) {
      case Answer.No() -> new Judgement.Clear();
      case Answer.Unknown(var gap) -> new Judgement.Undecided(gap);
      case Answer.Yes(var effects) ->
          new Judgement.Blocks(effects.stream().map(e -> finding(facts, e)).toList());
    };
  }

  private static Finding finding(FunctionFacts facts, EffectFact effect) {
    Evidence evidence = effect.evidence();
    String message =
        "`%s` has a Python side effect: %s".formatted(facts.name(), evidence.message());
    return Findings.of(RULE, facts.place(), message, evidence);
  }
}
