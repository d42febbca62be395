package dev.graphlift.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A Python project on disk: which files it consists of and how it is set up.
///
/// @param name the first path the user gave for it, as given
/// @param root its folder
/// @param files its Python files, sorted by path
/// @param sourceRoots folders that imports are looked up in beside the project's own and `src`, as
///   paths inside the project
/// @param asked the paths inside the project that the user asked about; the empty path is all of it
/// @param requirement the release of TensorFlow that its files ask for
/// @param diagnostics what could not be read while looking for files, and what is wrong with the
///   configuration, sorted by file
public record Project(
    String name,
    Path root,
    Configuration configuration,
    List<ProjectFile> files,
    List<String> sourceRoots,
    List<String> asked,
    Optional<Requirements.Found> requirement,
    List<Diagnostic> diagnostics) {
  public Project {
    files = List.copyOf(files);
    sourceRoots = List.copyOf(sourceRoots);
    asked = List.copyOf(asked);
    diagnostics = List.copyOf(diagnostics);
  }

  /// What is set for the project.
  public Settings settings() {
    return configuration.settings();
  }

  /// Tells of paths inside the project whether the settings leave them out.
  public Predicate<String> excluded() {
    return configuration.excludedBelow(root);
  }

  /// Whether the user asked about a file. The others are read for what they say about it.
  ///
  /// @param path inside the project
  public boolean isAsked(String path) {
    return asked.stream()
        .anyMatch(each -> each.isEmpty() || path.equals(each) || path.startsWith(each + "/"));
  }
}
