package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;

/// Flags branches on a tensor whose two sides leave variables undefined, or of different types, or
/// return different things.
///
/// Both sides are traced and become one operation, which gives the same whichever side it takes.
public final class UnbalancedBranch extends FactRule {
  public UnbalancedBranch() {
    super(
        Rule.hazard(
            "unbalanced-branch",
            "Branch on a tensor whose sides differ in what they define or return"),
        facts -> facts.effects(EffectFact.Kind.TENSOR_BRANCH),
        "`%s` cannot be traced as a branch: %s");
  }
}
