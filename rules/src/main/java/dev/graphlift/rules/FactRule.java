package dev.graphlift.rules;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.facts.FunctionFacts;
import java.util.function.Function;

/// A rule that flags one fact as such, wherever it holds.
abstract class FactRule implements HazardRule {
  private final Rule rule;
  private final Function<FunctionFacts, Answer<Evidence>> fact;
  private final String message;

  /// @param message format with the function's name and what was seen
  FactRule(Rule rule, Function<FunctionFacts, Answer<Evidence>> fact, String message) {
    this.rule = rule;
    this.fact = fact;
    this.message = message;
  }

  @Override
  public final Rule rule() {
    return rule;
  }

  @Override
  public final Judgement judge(FunctionFacts facts) {
    return Answers.judge(rule, facts, fact.apply(facts), message);
  }
}
