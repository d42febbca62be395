package dev.graphlift.workspace;

/// Which fixes may be applied.
public enum Applicability {
  /// Those that keep what the program computes, on everything that the analysis proved.
  SAFE,
  /// Also those that rest on an assumption.
  UNSAFE
}
