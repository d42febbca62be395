package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;

/// Flags operations whose results are thrown away.
///
/// A graph leaves them out, and with them the errors they would raise, or what they would write.
public final class DroppedResult extends FactRule {
  public DroppedResult() {
    super(
        Rule.hazard("dropped-result", "Result of an operation that nobody uses"),
        facts -> facts.effects(EffectFact.Kind.DROPPED_RESULT),
        "`%s` computes what nobody uses: %s");
  }
}
