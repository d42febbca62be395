package dev.graphlift.refactor;

/// How sure a fix is.
public enum Safety {
  /// It keeps what the program computes, on everything that the analysis proved.
  SAFE,
  /// It rests on an assumption that is stated, or a comment goes with it.
  UNSAFE
}
