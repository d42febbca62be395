package dev.graphlift.workspace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a file so that it is replaced whole or left as it was.
public final class WholeFile {
  private WholeFile() {}

  /// What to write.
  @FunctionalInterface
  public interface Content {
    /// Writes all of it; the stream is buffered and stays open.
    void writeTo(OutputStream out) throws IOException;
  }

  /// Writes `content` beside `target` and then moves it there, creating missing folders. A device
  /// or a pipe, which cannot be replaced, is written to directly.
  public static void write(Path target, Content content) throws IOException {
    if (Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target)) {
      try (OutputStream out = Files.newOutputStream(target)) {
        content.writeTo(out);
      }
      return;
    }
    Path file = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    Path folder = file.getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new IOException("it is a folder");
    }
    Files.createDirectories(folder);
    Path draft =
        folder.resolve(".%s.%d.tmp".formatted(file.getFileName(), ProcessHandle.current().pid()));
    try {
      try (OutputStream out =
          Files.newOutputStream(
              draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
        content.writeTo(out);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
