package dev.graphlift.workspace;

import java.util.List;

/// What was found at the paths of a command line.
///
/// @param projects in the order their first paths were given
/// @param problems paths that lead to nothing readable
public record Discovery(List<Project> projects, List<Diagnostic> problems) {
  public Discovery {
    projects = List.copyOf(projects);
    problems = List.copyOf(problems);
  }
}
