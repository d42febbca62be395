package dev.graphlift.rules;

/// Flags functions that create variables at each call: as such, or as those of a layer, metric or
/// optimizer that they make.
///
/// A graph function may create variables in its first call alone; one that does so in each raises.
public final class CreatedVariable extends FactRule {
  public CreatedVariable() {
    super(
        Rule.hazard(
            "created-variable", "Variable, layer, metric or optimizer that each call makes anew"),
        facts -> facts.tracing().createdVariables(),
        "`%s` makes variables anew at each call: %s");
  }
}
