package dev.graphlift.analysis.interp;

/// Whoever runs activations again when what they read has grown.
interface Solver {
  void enqueue(Activation activation);
}
