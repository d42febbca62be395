package dev.graphlift.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The commit that is checked out around a folder, read from the files of the repository.
public final class GitHead {
  private static final long LARGEST = 16L << 20;
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern POINTER = Pattern.compile("(?:ref|gitdir): ([^\\r\\n]+)");

  private final FileTree tree;
  private final Path repository;

  private GitHead(FileTree tree, Path repository) {
    this.tree = tree;
    this.repository = repository;
  }

  /// The commit; empty where there is no repository, or none that can be read.
  public static Optional<String> around(FileTree tree, Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    for (Path at = absolute; at != null; at = at.getParent()) {
      Path git = at.resolve(".git");
      switch (tree.kind(git)) {
        case FOLDER -> {
          return new GitHead(tree, git).commit();
        }
        case FILE -> {
          // A worktree or submodule says in a file where its repository is.
          return pointer(text(tree, git))
              .flatMap(path -> resolved(git.resolveSibling("."), path))
              .flatMap(path -> new GitHead(tree, path).commit());
        }
        case LINK, SPECIAL, MISSING -> {}
      }
    }
    return Optional.empty();
  }

  private Optional<String> commit() {
    Optional<String> head = text(tree, repository.resolve("HEAD")).map(String::strip);
    return head.filter(GitHead::isCommit)
        .or(() -> pointer(head).flatMap(reference -> find(reference)));
  }

  /// What a branch stands at: in a file of its own, or among the packed ones; those of a worktree
  /// lie with the repository it belongs to.
  private Optional<String> find(String reference) {
    Optional<Path> common =
        text(tree, repository.resolve("commondir"))
            .map(String::strip)
            .flatMap(path -> resolved(repository, path));
    return find(repository, reference).or(() -> common.flatMap(folder -> find(folder, reference)));
  }

  private Optional<String> find(Path folder, String reference) {
    return resolved(folder, reference)
        .flatMap(file -> text(tree, file))
        .map(String::strip)
        .filter(GitHead::isCommit)
        .or(() -> packed(folder, reference));
  }

  private Optional<String> packed(Path folder, String reference) {
    return text(tree, folder.resolve("packed-refs")).stream()
        .flatMap(String::lines)
        .filter(line -> line.endsWith(" " + reference))
        .map(line -> line.substring(0, line.length() - reference.length() - 1))
        .filter(GitHead::isCommit)
        .findFirst();
  }

  private static boolean isCommit(String text) {
    return COMMIT.matcher(text).matches();
  }

  private static Optional<String> pointer(Optional<String> text) {
    return text.map(String::strip)
        .map(POINTER::matcher)
        .filter(Matcher::matches)
        .map(pointer -> pointer.group(1));
  }

  private static Optional<Path> resolved(Path folder, String path) {
    try {
      return Optional.of(folder.resolve(path).normalize());
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(FileTree tree, Path file) {
    try {
      if (tree.kind(file) != FileTree.Kind.FILE) {
        return Optional.empty();
      }
      return Optional.of(new String(tree.read(file, LARGEST).bytes(), StandardCharsets.UTF_8));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
