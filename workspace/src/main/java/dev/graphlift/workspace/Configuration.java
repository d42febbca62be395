package dev.graphlift.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The settings of one project and where they come from.
///
/// @param base the folder that paths and patterns in the settings count from
/// @param file the file they were read from; empty when there is none
/// @param problems what is wrong with that file or the overrides; the settings hold what is right
public record Configuration(
    Settings settings, Path base, Optional<Path> file, List<Diagnostic> problems) {
  public Configuration {
    problems = List.copyOf(problems);
  }
}
