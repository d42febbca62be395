package dev.graphlift.rules;

/// Flags functions that keep tensors in attributes, containers or variables that outlive the call.
///
/// What is kept while tracing is no value but a part of the graph, and raises where it is used.
public final class LeakedTensor extends FactRule {
  public LeakedTensor() {
    super(
        Rule.hazard("leaked-tensor", "Tensor that is kept where it outlives the call"),
        facts -> facts.leaks(),
        "`%s` would leave a tensor of its trace behind: it %s");
  }
}
