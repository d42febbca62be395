package dev.graphlift.rules;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.facts.EffectFact.Kind;

/// Flags functions that are compiled by XLA and use operations that it does not compile.
///
/// With `jit_compile=True` all of a function is compiled or nothing, so the call raises.
public final class NotCompiled extends FactRule {
  public NotCompiled() {
    super(
        Rule.advice("not-compiled", "Operation that XLA does not compile under `jit_compile=True`"),
        facts ->
            facts.tracing().compilations().isYes()
                ? facts.effects(Kind.UNCOMPILED)
                : new Answer.No<>(),
        "`%s` is compiled by XLA, which cannot: it %s");
  }
}
