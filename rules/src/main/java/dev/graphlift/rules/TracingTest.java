package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact.Kind;

/// Flags tests that come out otherwise while tracing: whether code runs eagerly, and whether an
/// argument is an array of NumPy or a tensor.
///
/// A graph function makes tensors of the arrays that it receives, so the other branch is taken.
public final class TracingTest extends FactRule {
  public TracingTest() {
    super(
        Rule.hazard("tracing-test", "Test that comes out otherwise while tracing"),
        facts -> facts.effects(Kind.ARRAY_TEST, Kind.MODE),
        "`%s` takes another branch when it is traced: it %s");
  }
}
