package dev.graphlift.workspace;

import java.nio.file.Path;
import java.util.Comparator;

/// One Python file of a project.
///
/// @param path inside the project, with `/` between its parts
/// @param location where to read it
public record ProjectFile(String path, Path location) implements Comparable<ProjectFile> {
  private static final Comparator<ProjectFile> ORDER =
      Comparator.comparing(ProjectFile::path).thenComparing(ProjectFile::location);

  @Override
  public int compareTo(ProjectFile other) {
    return ORDER.compare(this, other);
  }
}
