package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;

/// Flags loops that a tensor runs and in which a variable gets another element type or shape than
/// it had before.
///
/// The loop becomes one operation, whose variables keep their types from round to round.
public final class ChangingLoopVariable extends FactRule {
  public ChangingLoopVariable() {
    super(
        Rule.hazard(
            "changing-loop-variable",
            "Variable whose type or shape changes in a loop over tensors"),
        facts -> facts.effects(EffectFact.Kind.LOOP_VARIABLE),
        "`%s` cannot be traced as a loop: it %s");
  }
}
