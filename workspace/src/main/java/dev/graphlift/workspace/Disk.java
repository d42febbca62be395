package dev.graphlift.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// The files of this machine.
public final class Disk implements FileTree {
  private static final int ATTEMPTS = 3;

  @Override
  public Kind kind(Path path) {
    try {
      return kind(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException _) {
      return Kind.MISSING;
    }
  }

  @Override
  public Kind target(Path path) throws IOException {
    return kind(Files.readAttributes(path, BasicFileAttributes.class));
  }

  @Override
  public List<Path> children(Path folder) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(children::add);
    } catch (DirectoryIteratorException failure) {
      throw failure.getCause();
    }
    return children;
  }

  @Override
  public Path real(Path path) throws IOException {
    return path.toRealPath();
  }

  @Override
  public FileContent read(Path file, long most) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
      if (!before.isRegularFile()) {
        throw new IOException("not a regular file");
      }
      byte[] bytes = read(file, before.size(), most);
      BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
      boolean same =
          after.size() == bytes.length
              && after.lastModifiedTime().equals(before.lastModifiedTime());
      if (same) {
        return new FileContent(bytes, FileStamp.of(bytes, after.lastModifiedTime()));
      }
    }
    throw new IOException("the file keeps changing while it is read");
  }

  private static byte[] read(Path file, long size, long most) throws IOException {
    if (size > most) {
      throw new FileTooLargeException(size, most);
    }
    int limit = (int) Math.min(most, Integer.MAX_VALUE - 16);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(limit);
      if (bytes.length == limit && in.read() >= 0) {
        throw new FileTooLargeException(Math.max(limit + 1L, Files.size(file)), most);
      }
      return bytes;
    }
  }

  private static Kind kind(BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      return Kind.FILE;
    }
    if (attributes.isDirectory()) {
      return Kind.FOLDER;
    }
    return attributes.isSymbolicLink() ? Kind.LINK : Kind.SPECIAL;
  }
}
