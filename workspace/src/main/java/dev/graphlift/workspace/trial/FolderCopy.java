package dev.graphlift.workspace.trial;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Copies a folder so that a program can run in the copy and nothing of the original changes.
///
/// Links within the folder lead to the same place of the copy; links out of it lead where they did.
/// Compiled Python stays behind, for it would be run in place of the sources.
final class FolderCopy {
  private static final String COMPILED = "__pycache__";

  private final Path from;
  private final Path to;
  private final Predicate<String> excluded;
  private final long most;
  private final List<String> leftOut = new ArrayList<>();
  private long bytes;

  private FolderCopy(Path from, Path to, Predicate<String> excluded, long most) {
    this.from = from;
    this.to = to;
    this.excluded = excluded;
    this.most = most;
  }

  /// Copies all but what is excluded, and names that by its path inside the folder.
  ///
  /// @param most refuses to copy more, in bytes
  /// @throws CopyTooLargeException when there is more
  static List<String> copy(Path from, Path to, Predicate<String> excluded, long most)
      throws IOException {
    FolderCopy copy = new FolderCopy(from, to, excluded, most);
    copy.folder(from, "");
    return copy.leftOut;
  }

  /// Removes a folder with all that is in it; links are removed, not followed.
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }

  private void folder(Path folder, String path) throws IOException {
    Path made = to.resolve(from.relativize(folder).toString());
    Files.createDirectories(made);
    for (Path child : children(folder)) {
      String inside = (path.isEmpty() ? "" : path + "/") + child.getFileName();
      if (child.endsWith(COMPILED)) {
        continue;
      }
      if (excluded.test(inside)) {
        leftOut.add(inside);
        continue;
      }
      entry(child, made.resolve(child.getFileName().toString()), inside);
    }
  }

  private void entry(Path child, Path copy, String inside) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isDirectory()) {
      folder(child, inside);
    } else if (attributes.isSymbolicLink()) {
      Files.createSymbolicLink(copy, target(child));
    } else if (attributes.isRegularFile() && Files.isReadable(child)) {
      bytes += attributes.size();
      if (bytes > most) {
        throw new CopyTooLargeException(most);
      }
      Files.copy(child, copy, StandardCopyOption.COPY_ATTRIBUTES);
    } else {
      leftOut.add(inside);
    }
  }

  /// Where the copy of a link leads.
  private Path target(Path link) throws IOException {
    Path written = Files.readSymbolicLink(link);
    Path meant = link.resolveSibling(written).normalize();
    if (!meant.startsWith(from)) {
      return meant;
    }
    return written.isAbsolute() ? to.resolve(from.relativize(meant)) : written;
  }

  private static List<Path> children(Path folder) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(children::add);
    } catch (DirectoryIteratorException failure) {
      throw failure.getCause();
    }
    children.sort(Comparator.naturalOrder());
    return children;
  }
}
