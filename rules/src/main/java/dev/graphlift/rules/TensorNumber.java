package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact.Kind;

/// Flags numbers of Python that are made of tensors by functions that tracing leaves to Python,
/// such as `bool` and those of `math`.
///
/// While a function is traced its tensors have no values, so the call raises.
public final class TensorNumber extends FactRule {
  public TensorNumber() {
    super(
        Rule.hazard("tensor-number", "Number of Python made of a tensor"),
        facts -> facts.effects(Kind.NUMBER),
        "`%s` needs the value of a tensor: %s");
  }
}
