package dev.graphlift.cli;

import dev.graphlift.workspace.FileContent;
import dev.graphlift.workspace.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A tree whose files are read once, so that what was looked at and what is analysed is the same.
final class RememberedFiles implements FileTree {
  private final FileTree tree;
  private final Map<Path, FileContent> contents = new ConcurrentHashMap<>();

  RememberedFiles(FileTree tree) {
    this.tree = tree;
  }

  @Override
  public FileContent read(Path file, long most) throws IOException {
    FileContent known = contents.get(file);
    if (known != null && known.bytes().length <= most) {
      return known;
    }
    FileContent read = tree.read(file, most);
    contents.put(file, read);
    return read;
  }

  @Override
  public Kind kind(Path path) {
    return tree.kind(path);
  }

  @Override
  public Kind target(Path path) throws IOException {
    return tree.target(path);
  }

  @Override
  public List<Path> children(Path folder) throws IOException {
    return tree.children(folder);
  }

  @Override
  public Path real(Path path) throws IOException {
    return tree.real(path);
  }
}
