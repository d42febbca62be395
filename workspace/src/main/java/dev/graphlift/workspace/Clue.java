package dev.graphlift.workspace;

/// What tells, beside the calls of the program, that functions receive tensors.
public enum Clue {
  /// Annotations of parameters.
  TYPE_HINTS,
  /// Names and places of functions that suggest it.
  NAMES,
  /// Tests, which are run as if something called them.
  TESTS
}
