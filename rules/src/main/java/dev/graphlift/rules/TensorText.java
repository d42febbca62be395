package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact.Kind;

/// Flags text that is made of tensors.
///
/// It is made while the function is traced, of a placeholder without a value, and stays the same in
/// all calls.
public final class TensorText extends FactRule {
  public TensorText() {
    super(
        Rule.hazard("tensor-text", "Text made of a tensor"),
        facts -> facts.effects(Kind.TENSOR_TEXT),
        "`%s` %s, which shows no value while it is traced");
  }
}
