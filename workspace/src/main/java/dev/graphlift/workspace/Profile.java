package dev.graphlift.workspace;

/// Which rules decide (`--profile`).
public enum Profile {
  /// Ours: safety first, benefit second.
  DEFAULT,
  /// The reference tool's rules and polarity.
  REFERENCE,
  /// The reference tool as evaluated in its 2025 paper.
  PAPER
}
