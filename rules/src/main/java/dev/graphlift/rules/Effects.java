package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.source.Finding;
import java.util.List;

/// Judgements of rules that flag one kind of effect.
final class Effects {
  private Effects() {}

  /// Blocks on effects of a kind.
  ///
  /// @param message format with the function's name and what happens
  static Judgement judge(Rule rule, FunctionFacts facts, EffectFact.Kind kind, String message) {
    List<Finding> findings =
        facts.effects().stream()
            .filter(effect -> effect.kind() == kind)
            .map(EffectFact::evidence)
            .map(evidence ->
                Findings.of(
                    rule,
                    facts.place(),
                    message.formatted(facts.name(), evidence.message()),
                    evidence))
            .toList();
    return findings.isEmpty() ? new Judgement.Clear() : new Judgement.Blocks(findings);
  }
}
