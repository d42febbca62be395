package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;

/// Flags functions that hand what they receive to NumPy or SciPy, directly or through what they
/// call.
///
/// While a function is traced its arguments have no values, arrays included, so the call raises.
public final class NumpyOnParameters extends FactRule {
  public NumpyOnParameters() {
    super(
        Rule.hazard("numpy-on-parameters", "Call of NumPy that needs the value of a tensor")
            .recordedAs("HAS_NUMPY_CALLS_ON_PARAMETERS", "numpy_on_parameters"),
        facts -> facts.effects(EffectFact.Kind.HOST_COMPUTATION),
        "`%s` needs the value of a tensor: %s");
  }
}
