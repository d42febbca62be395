package dev.graphlift.analysis.names;

/// How the source says that a function runs as a graph.
public enum HybridForm {
  /// `@tf.function`, bare or with arguments, under whatever name.
  DECORATOR,
  /// A decorator made by `functools.partial(tf.function, …)`.
  PARTIAL,
  /// A decorator of the project that hands its function to `tf.function`.
  WRAPPER,
  /// `tf.function(f)`: the result is a graph function, `f` itself stays as it is.
  CALL
}
