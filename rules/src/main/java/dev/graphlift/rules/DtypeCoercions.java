package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags functions in which an array that is passed in meets a tensor of another element type,
/// directly or in what they call.
///
/// Eager execution converts the array to the tensor's type. A graph function receives the array as
/// a tensor of its own type, and operations on tensors of two types raise.
public final class DtypeCoercions implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "dtype-coercions",
          "Array whose element type only eager execution converts",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_CONFLICTING_EAGER_DTYPE_COERCIONS",
          Rule.Fact.holds("conflicting_dtype_coercions"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Effects.judge(RULE, facts, EffectFact.Kind.ELEMENT_TYPES, "as a graph, `%s` %s");
  }
}
