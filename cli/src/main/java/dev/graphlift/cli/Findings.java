package dev.graphlift.cli;

import dev.graphlift.cli.Analyzer.Analysed;
import dev.graphlift.workspace.ProjectReport;
import java.nio.file.Path;
import java.util.List;

/// The report of one project together with what is needed to show it from the user's folder.
///
/// @param directory the folder the user works in
record Findings(Analysed project, Path directory) {
  /// The reports of all projects of a run.
  static List<Findings> of(List<Analysed> projects, Path directory) {
    return projects.stream().map(project -> new Findings(project, directory)).toList();
  }

  ProjectReport report() {
    return project.report();
  }

  /// The path of a file of the project as the user would write it, with `/` between its parts.
  String path(String file) {
    return path(directory, project.root(), file);
  }

  static String path(Path directory, Path root, String file) {
    Path base = directory.toAbsolutePath().normalize();
    Path absolute = base.resolve(root).resolve(file).normalize();
    Path shown = absolute.startsWith(base) ? base.relativize(absolute) : absolute;
    return shown.toString().replace(shown.getFileSystem().getSeparator(), "/");
  }
}
