package dev.graphlift.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Files in memory, with the kinds of trouble that are hard to make on a disk.
final class MemoryTree implements FileTree {
  private static final int MOST_LINKS = 40;

  private final Map<Path, Entry> entries = new TreeMap<>();

  private sealed interface Entry {
    record Content(String text) implements Entry {}

    record Folder() implements Entry {}

    record Link(String target) implements Entry {}

    record Pipe() implements Entry {}

    record Denied(Kind kind) implements Entry {}

    record Vanishing() implements Entry {}
  }

  MemoryTree file(String path, String text) {
    return put(path, new Entry.Content(text));
  }

  MemoryTree folder(String path) {
    return put(path, new Entry.Folder());
  }

  MemoryTree link(String path, String target) {
    return put(path, new Entry.Link(target));
  }

  MemoryTree pipe(String path) {
    return put(path, new Entry.Pipe());
  }

  MemoryTree deniedFile(String path) {
    return put(path, new Entry.Denied(Kind.FILE));
  }

  MemoryTree deniedFolder(String path) {
    return put(path, new Entry.Denied(Kind.FOLDER));
  }

  /// A file that is listed but gone when it is opened.
  MemoryTree vanishing(String path) {
    return put(path, new Entry.Vanishing());
  }

  private MemoryTree put(String path, Entry entry) {
    Path place = Path.of(path);
    entries.put(place, entry);
    for (Path each = place.getParent(); each != null; each = each.getParent()) {
      entries.putIfAbsent(each, new Entry.Folder());
    }
    return this;
  }

  @Override
  public Kind kind(Path path) {
    return Optional.ofNullable(entries.get(path))
        .map(entry ->
            switch (entry) {
              case Entry.Content _, Entry.Vanishing _ -> Kind.FILE;
              case Entry.Folder _ -> Kind.FOLDER;
              case Entry.Link _ -> Kind.LINK;
              case Entry.Pipe _ -> Kind.SPECIAL;
              case Entry.Denied(Kind kind) -> kind;
            })
        .orElse(Kind.MISSING);
  }

  @Override
  public Kind target(Path path) throws IOException {
    return kind(real(path));
  }

  @Override
  public List<Path> children(Path folder) throws IOException {
    if (entries.get(folder) instanceof Entry.Denied) {
      throw new AccessDeniedException(folder.toString());
    }
    if (kind(folder) == Kind.MISSING) {
      throw new NoSuchFileException(folder.toString());
    }
    return entries.keySet().stream().filter(each -> folder.equals(each.getParent())).toList();
  }

  @Override
  public Path real(Path path) throws IOException {
    Path at = path.normalize();
    for (int links = 0; entries.get(at) instanceof Entry.Link(String target); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemLoopException(path.toString());
      }
      at = at.resolveSibling(target).normalize();
    }
    if (kind(at) == Kind.MISSING) {
      throw new NoSuchFileException(path.toString());
    }
    return at;
  }

  @Override
  public FileContent read(Path file, long most) throws IOException {
    if (!(entries.get(real(file)) instanceof Entry.Content(String text))) {
      throw kind(file) == Kind.FILE && !(entries.get(file) instanceof Entry.Vanishing)
          ? new AccessDeniedException(file.toString())
          : new NoSuchFileException(file.toString());
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > most) {
      throw new FileTooLargeException(bytes.length, most);
    }
    return new FileContent(bytes, FileStamp.of(bytes, FileTime.fromMillis(0)));
  }
}
