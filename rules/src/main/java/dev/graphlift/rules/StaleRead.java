package dev.graphlift.rules;

/// Flags functions that read Python variables or attributes which others change between calls.
///
/// A graph keeps the value that was there when it was traced.
public final class StaleRead extends FactRule {
  public StaleRead() {
    super(
        Rule.hazard(
            "stale-read",
            "Variable or attribute that is changed between calls and read while tracing"),
        facts -> facts.tracing().staleReads(),
        "`%s` would keep a value that changes: %s");
  }
}
