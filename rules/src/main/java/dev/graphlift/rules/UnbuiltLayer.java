package dev.graphlift.rules;

/// Flags functions that run when Keras calls a layer or model for the first time and that use other
/// layers which create their variables then.
///
/// Keras 3 calls them once to build the layers. A trace made in that call has no gradients, and it
/// is used again later.
public final class UnbuiltLayer extends FactRule {
  public UnbuiltLayer() {
    super(
        Rule.hazard(
            "unbuilt-layer",
            "Layer whose variables the first trace would create, and leave without gradients"),
        facts -> facts.tracing().unbuiltLayers(),
        "`%s` is traced while Keras builds its layers, which leaves them without gradients: %s");
  }
}
