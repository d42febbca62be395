package dev.graphlift.workspace;

import dev.graphlift.workspace.globs.IgnoreFile;
import dev.graphlift.workspace.globs.IgnoreStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the files in which git is told what to ignore.
///
/// @param trouble hears of files that cannot be read
record GitIgnores(FileTree tree, Trouble trouble) {
  private static final long LARGEST = 4L << 20;

  /// Where remarks about unreadable files go.
  interface Trouble {
    void unreadable(Path file, IOException failure);
  }

  /// What applies in a folder, its own file included, seen from nothing but the folder's path: the
  /// files above it count up to the top of its repository.
  IgnoreStack at(Path folder) {
    List<Path> folders = new ArrayList<>();
    Optional<Path> top = top(folder);
    for (Path each = folder; each != null; each = each.getParent()) {
      folders.add(each);
      if (top.isEmpty() || each.equals(top.get())) {
        break;
      }
    }
    IgnoreStack stack = IgnoreStack.empty();
    for (Path each : folders.reversed()) {
      boolean first = each.equals(folders.getLast());
      stack = entering(first ? stack : stack.inside(PathNames.latin(each)), each);
    }
    return stack;
  }

  /// What applies in a folder.
  ///
  /// @param above what the files above say, seen from the folder
  IgnoreStack entering(IgnoreStack above, Path folder) {
    IgnoreStack stack = isRepository(folder) ? excludes(folder) : above;
    return file(folder.resolve(".gitignore")).map(stack::with).orElse(stack);
  }

  private Optional<Path> top(Path folder) {
    for (Path each = folder; each != null; each = each.getParent()) {
      if (isRepository(each)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private boolean isRepository(Path folder) {
    return tree.kind(folder.resolve(".git")) != FileTree.Kind.MISSING;
  }

  private IgnoreStack excludes(Path repository) {
    return gitFolder(repository)
        .flatMap(git -> file(git.resolve("info").resolve("exclude")))
        .map(IgnoreStack.empty()::with)
        .orElse(IgnoreStack.empty());
  }

  /// The folder with the repository's data; in a worktree or submodule a file leads there.
  private Optional<Path> gitFolder(Path repository) {
    Path git = repository.resolve(".git");
    if (tree.kind(git) != FileTree.Kind.FILE) {
      return Optional.of(git);
    }
    Optional<Path> own =
        line(git)
            .filter(line -> line.startsWith("gitdir:"))
            .flatMap(line -> resolve(repository, line.substring("gitdir:".length()).strip()));
    return own.map(folder ->
        line(folder.resolve("commondir"))
            .flatMap(common -> resolve(folder, common))
            .orElse(folder));
  }

  private static Optional<Path> resolve(Path folder, String name) {
    try {
      return Optional.of(folder.resolve(name).normalize());
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private Optional<String> line(Path file) {
    return bytes(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip());
  }

  private Optional<IgnoreFile> file(Path file) {
    return bytes(file).map(IgnoreFile::of);
  }

  private Optional<byte[]> bytes(Path file) {
    if (tree.kind(file) != FileTree.Kind.FILE) {
      return Optional.empty();
    }
    try {
      return Optional.of(tree.read(file, LARGEST).bytes());
    } catch (IOException failure) {
      trouble.unreadable(file, failure);
      return Optional.empty();
    }
  }
}
