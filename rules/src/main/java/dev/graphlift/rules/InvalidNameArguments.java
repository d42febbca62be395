package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;

/// Flags functions that give an operation of the framework a `name` that is no string, mostly an
/// argument in the wrong place.
///
/// Eager execution never looks at the name; building a graph does, and raises.
public final class InvalidNameArguments extends FactRule {
  public InvalidNameArguments() {
    super(
        Rule.hazard("invalid-name-arguments", "Operation whose `name` is no string"),
        facts -> facts.effects(EffectFact.Kind.NAMING),
        "`%s` cannot be traced: it %s");
  }
}
