package dev.graphlift.analysis.values;

/// One extent of a shape.
public sealed interface Dimension {
  /// A known extent.
  record Fixed(long extent) implements Dimension {}

  /// Not known before run time: `None` in TensorFlow's static shapes.
  record Dynamic() implements Dimension {}

  /// Fixed in every run, but not computed by this analysis.
  record Unresolved() implements Dimension {}

  /// Rows of several lengths.
  record Ragged() implements Dimension {}
}
