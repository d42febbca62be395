package dev.graphlift.workspace;

/// A fact as clients see it.
public enum Truth {
  TRUE,
  FALSE,
  /// Not computed, or it cannot be told.
  UNKNOWN
}
