package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags `break` and `return` in a Python loop where a tensor decides about them.
///
/// Python runs the loop while it traces, and does not know the tensor then.
public final class TensorLoopExit implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "tensor-loop-exit",
          "Python loop that is left where a tensor says so",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_TENSOR_LOOP_EXIT",
          Rule.Fact.holds("tensor_loop_exit"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Effects.judge(
        RULE, facts, EffectFact.Kind.TENSOR_LOOP_EXIT, "`%s` leaves a loop that Python runs: %s");
  }
}
