package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact.Kind;

/// Flags functions that read files or the environment of the process.
///
/// A graph keeps what was read while it was traced. That is right for what does not change while
/// the program runs, as most of it does.
public final class FrozenEnvironment extends FactRule {
  public FrozenEnvironment() {
    super(
        Rule.caveat("frozen-environment", "File or environment read while tracing"),
        facts -> facts.effects(Kind.ENVIRONMENT),
        "`%s` keeps as a graph what its first call reads: %s");
  }
}
