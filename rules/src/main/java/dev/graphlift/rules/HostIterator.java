package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags functions that advance an iterator or generator of Python which outlives the call.
///
/// It is advanced while the function is traced; every call of the graph uses the element drawn
/// then.
public final class HostIterator implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "host-iterator",
          "Python iterator that is advanced, which a graph does only while it is traced",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_HOST_ITERATOR",
          Rule.Fact.holds("host_iterator"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Effects.judge(
        RULE, facts, EffectFact.Kind.HOST_ITERATOR, "`%s` advances an iterator of Python: %s");
  }
}
