package dev.graphlift.rules;

/// Flags functions that read Python variables, attributes, lists or dictionaries which others
/// change between calls.
///
/// A graph keeps the value that was there when it was traced.
public final class FrozenValue extends FactRule {
  public FrozenValue() {
    super(
        Rule.hazard(
            "frozen-value", "Python value that is changed between calls, which a graph keeps"),
        facts -> facts.tracing().frozenValues(),
        "`%s` would keep a value that changes: %s");
  }
}
