package dev.graphlift.rules;

/// Flags functions that are called with several optimizers or unbuilt models.
///
/// Each of them creates variables when it is first used, which a graph function may do in its first
/// call alone.
public final class ShiftingOwner extends FactRule {
  public ShiftingOwner() {
    super(
        Rule.hazard("shifting-owner", "Several optimizers or unbuilt models through one function"),
        facts -> facts.tracing().severalOwners(),
        "`%s` is called with several objects that create variables at their first use: %s");
  }
}
