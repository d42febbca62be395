package dev.graphlift.workspace;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds the projects around the paths that a user gives, and their files.
///
/// @param home the user's folder, which is no project unless it is given itself: a repository of
///   settings in it must not make every folder below part of one project
public record ProjectDiscovery(
    FileTree tree,
    ConfigurationReader configurations,
    Optional<Path> home,
    Progress progress,
    Cancellation cancellation) {
  private static final List<String> MARKERS =
      List.of("graphlift.toml", "pyproject.toml", "setup.py", "setup.cfg", ".git");

  /// The projects around some paths: for each, the nearest folder at or above it that holds
  /// `graphlift.toml`, `pyproject.toml`, `setup.py`, `setup.cfg` or `.git`, otherwise the folder
  /// itself. Paths below another given folder belong to the project of that one.
  public Discovery around(List<Path> given) {
    List<Diagnostic> problems = new ArrayList<>();
    List<Given> usable = usable(given, problems);
    Map<Path, List<Given>> byRoot = new LinkedHashMap<>();
    for (Given each : usable) {
      byRoot.computeIfAbsent(root(outermost(each, usable)), _ -> new ArrayList<>()).add(each);
    }
    List<Project> projects = new ArrayList<>();
    byRoot.forEach((root, members) -> projects.add(project(root, members)));
    return new Discovery(projects, problems);
  }

  /// Each path as a project of its own, whatever lies around it.
  public Discovery at(List<Path> given) {
    List<Diagnostic> problems = new ArrayList<>();
    List<Project> projects =
        usable(given, problems).stream()
            .map(each -> project(each.folder(), List.of(each)))
            .toList();
    return new Discovery(projects, problems);
  }

  private List<Given> usable(List<Path> given, List<Diagnostic> problems) {
    List<Given> usable = new ArrayList<>();
    for (Path path : given) {
      try {
        Path real = tree.real(path);
        FileTree.Kind kind = tree.target(real);
        if (kind == FileTree.Kind.FOLDER || (kind == FileTree.Kind.FILE && !isNotebook(real))) {
          usable.add(new Given(path, real, kind));
        } else if (kind == FileTree.Kind.FILE) {
          problems.add(problem(path, "notebooks are not supported yet"));
        } else {
          problems.add(problem(path, "this is neither a file nor a folder"));
        }
      } catch (NoSuchFileException missing) {
        problems.add(problem(path, FileFailure.reason(missing) + hint(path)));
      } catch (IOException failure) {
        problems.add(problem(path, FileFailure.reason(failure)));
      }
    }
    return usable;
  }

  private Project project(Path root, List<Given> members) {
    Configuration configuration = configurations.read(root);
    Set<Path> named = members.stream().map(Given::real).collect(Collectors.toSet());
    ProjectWalk.Watch watch = new ProjectWalk.Watch(progress, cancellation);
    ProjectWalk walk = new ProjectWalk(tree, root, configuration, named, watch).run();
    SourceRoots roots = SourceRoots.find(tree, root, configuration, walk.folders());
    List<Diagnostic> diagnostics = new ArrayList<>(configuration.problems());
    diagnostics.addAll(walk.diagnostics());
    diagnostics.addAll(roots.problems());
    diagnostics.sort(Comparator.comparing(each -> each.span().file()));
    List<String> asked =
        members.stream().map(each -> PathNames.text(root.relativize(each.real()))).toList();
    return new Project(
        PathNames.text(members.getFirst().path()),
        root,
        configuration,
        walk.files(),
        roots.folders(),
        asked,
        Requirements.tensorflow(tree, root),
        diagnostics);
  }

  private Path root(Given given) {
    for (Path folder = given.folder(); folder != null; folder = folder.getParent()) {
      boolean marked = hasMarker(folder);
      if (marked && (folder.equals(given.folder()) || isOrdinary(folder))) {
        return folder;
      }
    }
    return aroundPackage(given.folder());
  }

  /// The folder that holds the outermost package that a folder belongs to; the folder itself if it
  /// is no package.
  private Path aroundPackage(Path folder) {
    Path around = folder;
    while (around.getParent() != null
        && isOrdinary(around.getParent())
        && tree.kind(around.resolve("__init__.py")) == FileTree.Kind.FILE) {
      around = around.getParent();
    }
    return around;
  }

  private boolean hasMarker(Path folder) {
    return MARKERS.stream()
        .anyMatch(marker -> tree.kind(folder.resolve(marker)) != FileTree.Kind.MISSING);
  }

  private boolean isOrdinary(Path folder) {
    return folder.getParent() != null && !home.equals(Optional.of(folder));
  }

  private static Given outermost(Given given, List<Given> all) {
    return all.stream()
        .filter(each -> each.kind() == FileTree.Kind.FOLDER)
        .filter(each -> given.real().startsWith(each.real()))
        .min(Comparator.comparingInt(each -> each.real().getNameCount()))
        .orElse(given);
  }

  private String hint(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent == null) {
      return "";
    }
    try {
      List<String> names =
          tree.children(parent).stream()
              .filter(child -> !child.equals(absolute))
              .map(PathNames::name)
              .toList();
      return Spelling.hint(PathNames.name(absolute), names);
    } catch (IOException _) {
      return "";
    }
  }

  private static boolean isNotebook(Path file) {
    return PathNames.name(file).endsWith(".ipynb");
  }

  private static Diagnostic problem(Path path, String message) {
    return Diagnostic.ofFile(
        Diagnostic.IO_ERROR, Diagnostic.Severity.ERROR, PathNames.text(path), message);
  }

  /// A path of the command line.
  ///
  /// @param real the same without links
  private record Given(Path path, Path real, FileTree.Kind kind) {
    Path folder() {
      Path parent = real.getParent();
      return kind == FileTree.Kind.FOLDER || parent == null ? real : parent;
    }
  }
}
