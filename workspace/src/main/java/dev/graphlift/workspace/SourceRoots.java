package dev.graphlift.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The folders of a project that its imports are looked up in.
///
/// @param folders as paths inside the project
record SourceRoots(List<String> folders, List<Diagnostic> problems) {
  SourceRoots {
    folders = List.copyOf(folders);
    problems = List.copyOf(problems);
  }

  /// Those of the setting `src`; without it those that the packaging of the project and of the
  /// projects inside it declare.
  ///
  /// @param inside the folders that were read, by their paths inside the project
  static SourceRoots find(
      FileTree tree, Path root, Configuration configuration, Map<String, Path> inside) {
    return configuration.settings().src().isEmpty()
        ? new SourceRoots(declared(tree, inside), List.of())
        : set(root, configuration, inside);
  }

  private static SourceRoots set(Path root, Configuration configuration, Map<String, Path> inside) {
    String base = PathNames.text(configuration.base());
    String project = PathNames.text(root);
    Set<String> folders = new LinkedHashSet<>();
    List<Diagnostic> problems = new ArrayList<>();
    for (String written : configuration.settings().src()) {
      Optional<String> folder =
          below(project, RelativePaths.resolve(base, written)).filter(inside::containsKey);
      folder.ifPresentOrElse(folders::add, () -> problems.add(unread(configuration, written)));
    }
    return new SourceRoots(List.copyOf(folders), problems);
  }

  private static Diagnostic unread(Configuration configuration, String written) {
    return Diagnostic.ofFile(
        Diagnostic.INVALID_CONFIGURATION,
        Diagnostic.Severity.ERROR,
        configuration.file().map(PathNames::name).orElse("command line"),
        "`src` names `%s`, which is no folder of the project that is read".formatted(written));
  }

  private static Optional<String> below(String folder, String path) {
    if (path.equals(folder)) {
      return Optional.of("");
    }
    String prefix = folder.endsWith("/") ? folder : folder + "/";
    return path.startsWith(prefix)
        ? Optional.of(path.substring(prefix.length()))
        : Optional.empty();
  }

  /// For every folder that is a project: what it says, its `src`, and itself.
  private static List<String> declared(FileTree tree, Map<String, Path> inside) {
    Set<String> folders = new LinkedHashSet<>();
    inside.forEach((path, folder) -> {
      if (path.isEmpty() || Packaging.isProject(tree, folder)) {
        List<String> candidates = new ArrayList<>(Packaging.packageFolders(tree, folder));
        candidates.add("src");
        candidates.add(".");
        candidates.stream()
            .map(candidate -> RelativePaths.resolve(path, candidate))
            .filter(inside::containsKey)
            .forEach(folders::add);
      }
    });
    return List.copyOf(folders);
  }
}
