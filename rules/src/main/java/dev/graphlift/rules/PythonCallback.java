package dev.graphlift.rules;

import dev.graphlift.analysis.facts.EffectFact.Kind;

/// Flags graph functions that call Python when they run, as by `tf.py_function`.
///
/// Such a graph cannot be saved or moved to another device, and waits for Python at each call.
public final class PythonCallback extends FactRule {
  public PythonCallback() {
    super(
        Rule.advice(
            "python-callback", "Graph function that leaves the graph for a function of Python"),
        facts -> facts.effects(Kind.CALLBACK),
        "`%s` leaves the graph: it %s");
  }
}
