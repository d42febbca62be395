package dev.graphlift.rules;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.rules.Rule.Purpose;
import dev.graphlift.rules.Rule.WhenUnknown;

/// Flags functions that run when Keras calls a layer or model for the first time and that use other
/// layers which create their variables then.
///
/// Keras 3 calls them once to build the layers. A trace made in that call has no gradients, and it
/// is used again later.
public final class UnbuiltLayer implements HazardRule {
  private static final Rule RULE =
      new Rule(
          "unbuilt-layer",
          "Layer whose variables the first trace would create, and leave without gradients",
          Purpose.SAFETY,
          WhenUnknown.GO_AHEAD,
          "HAS_UNBUILT_LAYER",
          Rule.Fact.holds("unbuilt_layer"));

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement judge(FunctionFacts facts) {
    return Answers.judge(
        RULE,
        facts,
        facts.tracing().unbuiltLayers(),
        "`%s` is traced while Keras builds its layers, which leaves them without gradients: %s");
  }
}
