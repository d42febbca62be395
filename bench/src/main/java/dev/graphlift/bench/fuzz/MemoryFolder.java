package dev.graphlift.bench.fuzz;

import dev.graphlift.workspace.FileContent;
import dev.graphlift.workspace.FileStamp;
import dev.graphlift.workspace.FileTooLargeException;
import dev.graphlift.workspace.FileTree;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.SortedMap;

/// A folder that is in memory only.
///
/// @param files the bytes of each, by name
record MemoryFolder(SortedMap<String, byte[]> files) implements FileTree {
  static final Path ROOT = Path.of("/fuzz");

  @Override
  public Kind kind(Path path) {
    if (path.equals(ROOT) || path.equals(ROOT.getRoot())) {
      return Kind.FOLDER;
    }
    return ROOT.equals(path.getParent()) && files.containsKey(path.getFileName().toString())
        ? Kind.FILE
        : Kind.MISSING;
  }

  @Override
  public Kind target(Path path) {
    return kind(path);
  }

  @Override
  public List<Path> children(Path folder) {
    return folder.equals(ROOT) ? files.keySet().stream().map(ROOT::resolve).toList() : List.of();
  }

  @Override
  public Path real(Path path) {
    return path;
  }

  @Override
  public FileContent read(Path file, long most) throws IOException {
    if (kind(file) != Kind.FILE) {
      throw new NoSuchFileException(file.toString());
    }
    byte[] bytes = files.getOrDefault(file.getFileName().toString(), new byte[0]);
    if (bytes.length > most) {
      throw new FileTooLargeException(bytes.length, most);
    }
    return new FileContent(bytes, FileStamp.of(bytes, FileTime.fromMillis(0)));
  }
}
