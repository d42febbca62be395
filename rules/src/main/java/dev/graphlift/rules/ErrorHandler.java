package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact.Kind;

/// Flags blocks that handle errors of operations, as by `except tf.errors.InvalidArgumentError`.
///
/// Tracing only builds the operations. They raise when the graph runs, and no handler is around
/// them then.
public final class ErrorHandler extends FactRule {
  public ErrorHandler() {
    super(
        Rule.hazard("error-handler", "Handler of errors that a graph raises outside of it"),
        facts -> facts.effects(Kind.ERROR_HANDLER),
        "the errors of operations would leave `%s`: it %s");
  }
}
