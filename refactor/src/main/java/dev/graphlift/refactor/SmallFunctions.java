package dev.graphlift.refactor;

/// What becomes of functions that could be graph functions and compute less than a call into a
/// graph costs, in a program that is seen to run something much larger again and again.
public enum SmallFunctions {
  LEAVE_EAGER,
  DECORATE
}
