package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags tensors whose truth Python asks for where tracing does not turn the question into an
/// operation: in comprehensions, assertions, `in`, and built-in functions that compare.
public final class TensorTruth implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "tensor-truth",
          "Tensor used as a truth value where tracing leaves it to Python",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_TENSOR_TRUTH",
          Rule.Fact.holds("tensor_truth"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Effects.judge(
        RULE, facts, EffectFact.Kind.TENSOR_TRUTH, "`%s` needs the truth value of a tensor: %s");
  }
}
