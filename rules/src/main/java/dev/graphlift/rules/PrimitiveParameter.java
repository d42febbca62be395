package dev.graphlift.rules;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.ParameterFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;
import dev.graphlift.source.Finding;
import java.util.ArrayList;
import java.util.List;

/// Flags functions that receive Python numbers or strings that may differ from call to call.
///
/// Each new value of such an argument is a new trace, which costs far more than it saves when the
/// value varies.
public final class PrimitiveParameter implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "primitive-parameter",
          "Python number or string as an argument, each value of which is traced anew",
          Purpose.BENEFIT,
          WhenUnknown.GO_AHEAD,
          "HAS_PRIMITIVE_PARAMETERS",
          Rule.Fact.holds("primitive_parameter"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    List<Finding> findings = new ArrayList<>();
    for (ParameterFacts parameter : facts.parameters()) {
      if (parameter.varying() instanceof Answer.Yes(var calls)) {
        String message =
            "parameter `%s` of `%s` receives Python values, and each new value is traced anew"
                .formatted(parameter.name(), facts.name());
        findings.add(Findings.of(RULE, facts.place(), message, calls.getFirst()));
      }
    }
    return findings.isEmpty() ? new Judgement.Clear() : new Judgement.Blocks(findings);
  }
}
