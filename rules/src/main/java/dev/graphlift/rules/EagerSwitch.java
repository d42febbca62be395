package dev.graphlift.rules;

/// Flags graph functions of programs that call `tf.config.run_functions_eagerly(True)` and never
/// undo it.
///
/// It is meant for looking for mistakes; all graph functions run as plain Python then.
public final class EagerSwitch extends FactRule {
  public EagerSwitch() {
    super(
        Rule.advice("eager-switch", "Graph function in a program that turns graph functions off"),
        facts -> facts.tracing().eagerSwitches(),
        "`%s` does not run as a graph: the program %s");
  }
}
