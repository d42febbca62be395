package dev.graphlift.rules;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;
import dev.graphlift.source.Finding;
import java.util.List;

/// Flags functions in which nothing is computed with tensors.
///
/// A graph without operations saves nothing, and calling it costs more than calling the function.
public final class NoTensorComputation implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "no-tensor-computation",
          "Function that computes nothing with tensors",
          Purpose.BENEFIT,
          WhenUnknown.GO_AHEAD,
          "NO_TENSOR_COMPUTATION",
          Rule.Fact.fails("tensor_computation"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return switch (facts.computation()) {
      case Answer.Yes(var _) -> new Judgement.Clear();
      case Answer.Unknown(var gap) -> new Judgement.Undecided(gap);
      case Answer.No() -> {
        String message = "`%s` computes nothing with tensors".formatted(facts.name());
        yield new Judgement.Blocks(
            List.of(new Finding(RULE.id(), facts.place(), message, List.of())));
      }
    };
  }
}
