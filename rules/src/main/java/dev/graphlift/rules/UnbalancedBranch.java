package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags branches on a tensor whose two sides leave variables undefined, or of different types, or
/// return different things.
///
/// Both sides are traced and become one operation, which gives the same whichever side it takes.
public final class UnbalancedBranch implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "unbalanced-branch",
          "Branch on a tensor whose sides differ in what they define or return",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_UNBALANCED_BRANCH",
          Rule.Fact.holds("unbalanced_branch"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Effects.judge(
        RULE, facts, EffectFact.Kind.TENSOR_BRANCH, "`%s` cannot be traced as a branch: %s");
  }
}
