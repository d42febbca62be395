package dev.graphlift.rules;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.ParameterFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;
import dev.graphlift.source.Finding;
import java.util.List;
import java.util.Optional;

/// Flags functions that receive no tensor.
///
/// A graph function without tensor arguments computes the same constants at each call, or is traced
/// anew for each new Python argument.
public final class NoTensorParameter implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "no-tensor-parameter",
          "Function that receives no tensor",
          Purpose.BENEFIT,
          WhenUnknown.STAY,
          "HAS_NO_TENSOR_PARAMETERS",
          Rule.Fact.fails("tensor_parameter"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    if (facts.parameters().stream().anyMatch(p -> p.isTensor().isYes())) {
      return new Judgement.Clear();
    }
    Optional<Gap> gap =
        facts.parameters().stream()
            .map(ParameterFacts::isTensor)
            .flatMap(a ->
                a instanceof Answer.Unknown(var g)
                    ? Optional.of(g).stream()
                    : Optional.<Gap>empty().stream())
            .findFirst();
    if (gap.isPresent()) {
      return new Judgement.Undecided(gap.get());
    }
    String message = "`%s` receives no tensor".formatted(facts.name());
    return new Judgement.Blocks(List.of(new Finding(RULE.id(), facts.place(), message, List.of())));
  }
}
