package dev.graphlift.rules;

/// Flags graph functions that are made in a loop.
///
/// Each starts without traces, so that each is traced anew.
public final class RepeatedConversion extends FactRule {
  public RepeatedConversion() {
    super(
        Rule.advice("repeated-conversion", "Graph function that is made again and again"),
        facts -> facts.tracing().repeatedConversion(),
        "the graph function of `%s` %s");
  }
}
