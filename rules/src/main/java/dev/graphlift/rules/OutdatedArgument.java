package dev.graphlift.rules;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags arguments of `tf.function` under names that were replaced.
///
/// The old names are deprecated.
public final class OutdatedArgument implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "outdated-argument",
          "Argument of `tf.function` under a name no longer in use",
          Purpose.ADVICE,
          WhenUnknown.GO_AHEAD,
          "HAS_OUTDATED_ARGUMENT",
          Rule.Fact.holds("outdated_argument"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Answers.judge(
        RULE,
        facts,
        facts.tracing().outdatedArguments(),
        "`%s` is made a graph function with an outdated argument: %s");
  }
}
