package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;

/// Flags functions that call what exists only under eager execution, such as `.numpy()`, directly
/// or through what they call.
///
/// While a function is traced its tensors have no values, so the call raises.
public final class EagerOnlyCalls extends FactRule {
  public EagerOnlyCalls() {
    super(
        Rule.hazard("eager-only-calls", "Call that works only under eager execution"),
        facts -> facts.effects(EffectFact.Kind.EAGER_ONLY),
        "`%s` needs eager execution: %s");
  }
}
