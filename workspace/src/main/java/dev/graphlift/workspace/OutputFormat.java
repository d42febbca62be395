package dev.graphlift.workspace;

/// How results are written (`--output-format`).
public enum OutputFormat {
  /// Each finding with the code it is about.
  FULL,
  /// One line a finding.
  CONCISE,
  /// One line a finding, under the name of its file.
  GROUPED,
  /// One JSON document.
  JSON,
  /// One JSON object a finding, each on its line.
  JSON_LINES,
  /// SARIF 2.1.0.
  SARIF,
  /// Commands that annotate lines in GitHub Actions.
  GITHUB,
  /// A code quality report of GitLab.
  GITLAB,
  /// Test results in JUnit's XML.
  JUNIT,
  /// The JSON of reviewdog.
  RDJSON,
  /// A table for spreadsheets.
  CSV,
  /// A table in Markdown.
  MARKDOWN,
  /// A page to look through in a browser.
  HTML
}
