package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags functions that let Python iterate over a tensor: comprehensions, unpacking, `zip`,
/// `enumerate`, `map`, `sum` and the like, directly or through what they call.
///
/// Tracing turns `for` statements into loops of the graph and nothing else; the rest raises.
public final class TensorIteration implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "tensor-iteration",
          "Iteration over a tensor that is no `for` statement",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_TENSOR_PARAMETER_ITERATION",
          Rule.Fact.holds("tensor_parameter_iteration"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Effects.judge(RULE, facts, EffectFact.Kind.ITERATION, "`%s` cannot be traced: it %s");
  }
}
