package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;

/// Flags functions that read the clock of the host, directly or through what they call.
///
/// The clock is read while the function is traced; what it showed then is a constant of the graph.
public final class FrozenClock extends FactRule {
  public FrozenClock() {
    super(
        Rule.hazard(
            "frozen-clock", "Clock of the host, which a graph reads only while it is traced"),
        facts -> facts.effects(EffectFact.Kind.CLOCK),
        "`%s` reads the clock of the host: %s");
  }
}
