package dev.graphlift.analysis.names;

/// When a name is looked up, seen from the scope that binds it.
sealed interface Use {
  /// While the scope's code runs, at a node of it.
  record At(int nodeId) implements Use {}

  /// At some time after the scope's code began, as from inside a function.
  record Later() implements Use {}

  /// When all of the scope's code has run, as by an importing module.
  record AtEnd() implements Use {}
}
