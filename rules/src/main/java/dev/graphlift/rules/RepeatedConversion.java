package dev.graphlift.rules;

import dev.graphlift.analysis.evidence.Answer;

/// Flags graph functions that are made in a loop.
///
/// Each starts without traces, so that each is traced anew.
public final class RepeatedConversion extends FactRule {
  public RepeatedConversion() {
    super(
        Rule.advice("repeated-conversion", "Graph function that is made again and again"),
        facts -> facts.isGraph() ? facts.tracing().repeatedConversion() : new Answer.No<>(),
        "the graph function of `%s` %s");
  }
}
