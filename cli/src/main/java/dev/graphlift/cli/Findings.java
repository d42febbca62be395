package dev.graphlift.cli;

import dev.graphlift.workspace.ProjectReport;
import java.nio.file.Path;

/// The report of one project together with what is needed to show it from the user's folder.
///
/// @param root the folder that the report's files are relative to
/// @param directory the folder the user works in
record Findings(ProjectReport report, Path root, Analyzer.Sources sources, Path directory) {
  /// The path of a file of the project as the user would write it, with `/` between its parts.
  String path(String file) {
    Path base = directory.toAbsolutePath().normalize();
    Path absolute = base.resolve(root).resolve(file).normalize();
    Path shown = absolute.startsWith(base) ? base.relativize(absolute) : absolute;
    return shown.toString().replace(shown.getFileSystem().getSeparator(), "/");
  }

  /// The number of diagnostics that call for action.
  long problems() {
    return report.diagnostics().stream().filter(Severities::isProblem).count();
  }

  /// The number of those that come with an edit.
  long fixable() {
    return report.diagnostics().stream()
        .filter(d -> Severities.isProblem(d) && d.fixable())
        .count();
  }

  ExitStatus status() {
    return problems() == 0 ? ExitStatus.CLEAN : ExitStatus.FINDINGS;
  }
}
