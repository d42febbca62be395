package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact.Kind;

/// Flags functions that are made in a loop, read its variables, and are kept for later.
///
/// In Python all of them see what the variables hold in the end. Tracing makes a function of the
/// loop's body, so that each sees its own round.
public final class LoopClosure extends FactRule {
  public LoopClosure() {
    super(
        Rule.hazard("loop-closure", "Function kept from a loop whose variables it reads"),
        facts -> facts.effects(Kind.LOOP_CLOSURE),
        "`%s` %s, which tracing gives each round on its own");
  }
}
