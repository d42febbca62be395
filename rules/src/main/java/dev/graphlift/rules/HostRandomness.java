package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;

/// Flags functions that draw random numbers from Python or NumPy, directly or through what they
/// call.
///
/// The numbers drawn while the function is traced become constants of the graph: every later call
/// sees the same ones.
public final class HostRandomness extends FactRule {
  public HostRandomness() {
    super(
        Rule.hazard("host-randomness", "Random numbers of Python or NumPy, which a graph freezes"),
        facts -> facts.effects(EffectFact.Kind.RANDOMNESS),
        "`%s` draws random numbers on the host: %s");
  }
}
