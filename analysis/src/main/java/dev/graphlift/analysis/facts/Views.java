package dev.graphlift.analysis.facts;

/// Which facts of the functions are asked for.
public enum Views {
  /// What is known once functions that nobody calls are followed as well.
  WHOLE,
  /// The same, and before that what the analysed program and its tests show.
  CALLED_AND_WHOLE
}
