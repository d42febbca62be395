package dev.graphlift.rules;

import dev.graphlift.analysis.facts.BodyFacts;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;
import java.util.List;

/// Flags functions that read the variables of a model or layer before they call it, and hand what
/// they read to an optimizer or a gradient tape.
///
/// The call makes the variables where they are not there yet. The first trace then sees none, and
/// the next one sees them all, so that the optimizer makes variables outside of the first trace.
public final class StaleVariableReads implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "stale-variable-reads",
          "Variables of a model, read before the call that may make them",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_STALE_VARIABLE_READS",
          Rule.Fact.holds("stale_variable_reads"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    List<BodyFacts.StaleRead> reads =
        facts.body().staleReads().stream()
            .filter(read -> read.owner() == BodyFacts.StaleRead.Owner.OPEN)
            .toList();
    return reads.isEmpty()
        ? new Judgement.Clear()
        : new Judgement.Blocks(
            reads.stream()
                .map(BodyFacts.StaleRead::evidence)
                .map(evidence ->
                    Findings.of(
                        RULE,
                        facts.place(),
                        "`%s` %s".formatted(facts.name(), evidence.message()),
                        evidence))
                .toList());
  }
}
