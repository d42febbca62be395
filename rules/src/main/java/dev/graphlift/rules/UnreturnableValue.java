package dev.graphlift.rules;

/// Flags functions that return objects, functions, generators or strings.
///
/// A graph returns tensors and collections of them.
public final class UnreturnableValue extends FactRule {
  public UnreturnableValue() {
    super(
        Rule.hazard("unreturnable-value", "Result that no graph can return"),
        facts -> facts.tracing().unreturnable(),
        "`%s` %s, which no graph can");
  }
}
