package dev.graphlift.cli;

/// How a run ends, as scripts see it.
enum ExitStatus {
  /// Nothing to report.
  CLEAN(0),
  /// There are findings.
  FINDINGS(1),
  /// The run failed: a bad option, an unreadable path, an error of ours.
  FAILED(2);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
