package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;

/// Flags `break` and `return` in a Python loop where a tensor decides about them.
///
/// Python runs the loop while it traces, and does not know the tensor then.
public final class TensorLoopExit extends FactRule {
  public TensorLoopExit() {
    super(
        Rule.hazard("tensor-loop-exit", "Python loop that is left where a tensor says so"),
        facts -> facts.effects(EffectFact.Kind.TENSOR_LOOP_EXIT),
        "`%s` leaves a loop that Python runs: %s");
  }
}
