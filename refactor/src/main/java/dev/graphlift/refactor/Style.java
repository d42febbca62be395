package dev.graphlift.refactor;

/// In whose manner edits are written.
public enum Style {
  /// As the file is written: its imports are extended, its line length is kept.
  OURS,
  /// As the reference tool does: imports are left as they are, an argument stays on its line.
  REFERENCE
}
