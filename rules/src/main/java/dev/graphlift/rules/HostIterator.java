package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;

/// Flags functions that advance an iterator or generator of Python which outlives the call.
///
/// It is advanced while the function is traced; every call of the graph uses the element drawn
/// then.
public final class HostIterator extends FactRule {
  public HostIterator() {
    super(
        Rule.hazard(
            "host-iterator",
            "Python iterator that is advanced, which a graph does only while it is traced"),
        facts -> facts.effects(EffectFact.Kind.HOST_ITERATOR),
        "`%s` advances an iterator of Python: %s");
  }
}
