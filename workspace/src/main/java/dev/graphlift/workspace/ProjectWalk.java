package dev.graphlift.workspace;

import dev.graphlift.workspace.globs.IgnoreStack;
import dev.graphlift.workspace.globs.PathKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// One pass over the folders of a project that collects its Python files.
///
/// Links to folders are not followed, so every folder is entered once and no loop can arise.
final class ProjectWalk {
  private final FileTree tree;
  private final Path root;
  private final Configuration configuration;
  private final Set<Path> named;
  private final Watch watch;
  private final Predicate<String> excluded;
  private final GitIgnores ignores;
  private final List<ProjectFile> files = new ArrayList<>();
  private final NavigableMap<String, Path> folders = new TreeMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /// @param named files and folders that the user named, without links in their paths
  ProjectWalk(FileTree tree, Path root, Configuration configuration, Set<Path> named, Watch watch) {
    this.tree = tree;
    this.root = root;
    this.configuration = configuration;
    this.named = configuration.settings().forceExclude() ? Set.of() : Set.copyOf(named);
    this.watch = watch;
    this.excluded = configuration.excludedBelow(root);
    this.ignores = new GitIgnores(tree, this::unreadable);
  }

  /// Whom to tell and whom to ask on the way.
  record Watch(Progress progress, Cancellation cancellation) {}

  /// What of a folder is wanted.
  private enum Want {
    ALL,
    /// The folder is excluded, but the user named something in it.
    NAMED
  }

  ProjectWalk run() {
    boolean git = configuration.settings().respectGitignore();
    enter(root, "", git ? ignores.at(root) : IgnoreStack.empty(), Want.ALL);
    Collections.sort(files);
    return this;
  }

  List<ProjectFile> files() {
    return files;
  }

  /// The folders entered, by their paths inside the project; that of the root is empty.
  Map<String, Path> folders() {
    return folders;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  private void enter(Path folder, String path, IgnoreStack ignored, Want want) {
    watch.cancellation().check();
    folders.put(path, folder);
    String prefix = path.isEmpty() ? "" : path + "/";
    List<Path> children;
    try {
      children = tree.children(folder).stream().sorted().toList();
    } catch (IOException failure) {
      unreadable(folder, failure);
      return;
    }
    children.forEach(child -> visit(child, prefix + PathNames.name(child), ignored, want));
  }

  private void visit(Path child, String path, IgnoreStack ignored, Want want) {
    switch (tree.kind(child)) {
      case FOLDER -> folder(child, path, ignored, want);
      case FILE -> {
        if (wanted(child, path, ignored, want)) {
          add(child, path);
        }
      }
      case LINK -> {
        if (named.contains(child) || !isLeftOut(path, child, PathKind.FILE, ignored, want)) {
          link(child, path);
        }
      }
      case SPECIAL -> {
        if (isPython(path) && !isLeftOut(path, child, PathKind.FILE, ignored, want)) {
          skipped(path, "this is not a regular file, so it is not opened");
        }
      }
      case MISSING -> {}
    }
  }

  private void folder(Path folder, String path, IgnoreStack ignored, Want want) {
    boolean leftOut = isLeftOut(path, folder, PathKind.FOLDER, ignored, want);
    boolean leadsToNamed = leftOut && named.stream().anyMatch(each -> each.startsWith(folder));
    if (leftOut && !leadsToNamed) {
      return;
    }
    IgnoreStack inside = ignored.inside(PathNames.latin(folder));
    if (configuration.settings().respectGitignore()) {
      inside = ignores.entering(inside, folder);
    }
    Want within = leftOut && !named.contains(folder) ? Want.NAMED : Want.ALL;
    enter(folder, path, inside, within);
  }

  private boolean wanted(Path file, String path, IgnoreStack ignored, Want want) {
    return named.contains(file)
        || (isPython(path) && !isLeftOut(path, file, PathKind.FILE, ignored, want));
  }

  private boolean isLeftOut(
      String path, Path child, PathKind kind, IgnoreStack ignored, Want want) {
    return switch (want) {
      case NAMED -> true;
      case ALL -> ignored.ignores(PathNames.latin(child), kind) || excluded.test(path);
    };
  }

  private void link(Path link, String path) {
    try {
      switch (tree.target(link)) {
        case FILE -> {
          if (isPython(path) || named.contains(link)) {
            add(link, path);
          }
        }
        case FOLDER -> skipped(path, "this is a link to a folder, which is not followed");
        case SPECIAL, LINK, MISSING -> brokenLink(path, "leads to no regular file");
      }
    } catch (IOException failure) {
      brokenLink(path, "is broken: " + FileFailure.reason(failure));
    }
  }

  private void brokenLink(String path, String what) {
    if (isPython(path)) {
      skipped(path, "this link " + what);
    }
  }

  private void add(Path file, String path) {
    files.add(new ProjectFile(path, file));
    watch.progress().report(Progress.Stage.FIND, files.size(), 0);
  }

  private void skipped(String path, String why) {
    diagnostics.add(
        Diagnostic.ofFile(Diagnostic.SKIPPED_FILE, Diagnostic.Severity.INFO, path, why));
  }

  private void unreadable(Path file, IOException failure) {
    String path = PathNames.text(file.startsWith(root) ? root.relativize(file) : file);
    diagnostics.add(
        Diagnostic.ofFile(
            Diagnostic.IO_ERROR,
            Diagnostic.Severity.ERROR,
            path.isEmpty() ? "." : path,
            "cannot be read: " + FileFailure.reason(failure)));
  }

  private static boolean isPython(String path) {
    return path.endsWith(".py") || path.endsWith(".pyi");
  }
}
