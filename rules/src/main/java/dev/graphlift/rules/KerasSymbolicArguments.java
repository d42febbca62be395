package dev.graphlift.rules;

import dev.graphlift.analysis.facts.BodyFacts;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;
import java.util.List;

/// Flags functions that receive symbolic inputs of a Keras model under construction.
///
/// Such an input stands for a tensor to come; a graph function cannot take it. The model that comes
/// of it is run as a graph by Keras.
public final class KerasSymbolicArguments implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "keras-symbolic-arguments",
          "Symbolic input of a Keras model as an argument",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_KERAS_SYMBOLIC_ARGUMENTS",
          Rule.Fact.holds("keras_symbolic_arguments"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    List<BodyFacts.SymbolicArgument> arguments = facts.body().symbolicArguments();
    return arguments.isEmpty()
        ? new Judgement.Clear()
        : new Judgement.Blocks(
            arguments.stream()
                .map(BodyFacts.SymbolicArgument::evidence)
                .map(evidence ->
                    Findings.of(
                        RULE,
                        facts.place(),
                        "a call of `%s` passes a symbolic input".formatted(facts.name()),
                        evidence))
                .toList());
  }
}
