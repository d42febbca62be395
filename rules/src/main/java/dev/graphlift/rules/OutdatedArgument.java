package dev.graphlift.rules;

/// Flags arguments of `tf.function` under names that were replaced.
///
/// The old names are deprecated.
public final class OutdatedArgument extends FactRule {
  public OutdatedArgument() {
    super(
        Rule.advice("outdated-argument", "Argument of `tf.function` under a name no longer in use"),
        facts -> facts.tracing().outdatedArguments(),
        "`%s` is made a graph function with an outdated argument: %s");
  }
}
