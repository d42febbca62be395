package dev.graphlift.workspace;

/// How results are written (`--output-format`).
public enum OutputFormat {
  /// Each finding with the code it is about.
  FULL,
  /// One line a finding.
  CONCISE,
  /// One JSON document.
  JSON
}
