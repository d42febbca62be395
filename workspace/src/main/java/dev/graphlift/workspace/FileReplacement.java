package dev.graphlift.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Replaces a file that exists, whole or not at all.
///
/// The new content is written beside the file, forced to the disk, and moved into its place, so
/// that at any moment one of the two is there. Links are followed, permissions are kept. What a run
/// that was killed has left beside the file is removed by the next.
final class FileReplacement {
  private static final String SUFFIX = ".graphlift-tmp";

  private FileReplacement() {}

  /// Makes the new content of the old.
  @FunctionalInterface
  interface Change {
    /// The content to write.
    ///
    /// @throws IOException when it is not to be replaced
    byte[] of(byte[] current) throws IOException;
  }

  static void replace(Path location, Change change) throws IOException {
    Path file = location.toRealPath();
    if (!Files.isWritable(file)) {
      throw new IOException("permission denied");
    }
    byte[] current = Files.readAllBytes(file);
    byte[] content = change.of(current);
    removeLeftovers(file);
    Path draft =
        file.resolveSibling(
            ".%s.%d%s".formatted(file.getFileName(), ProcessHandle.current().pid(), SUFFIX));
    try {
      write(draft, content);
      copyPermissions(file, draft);
      if (!Arrays.equals(current, Files.readAllBytes(file))) {
        throw new IOException("it changed since it was read");
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
    forceFolder(file);
  }

  private static void write(Path draft, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        int written = channel.write(left);
        if (written == 0) {
          throw new IOException("nothing can be written");
        }
      }
      channel.force(true);
    }
  }

  private static void copyPermissions(Path file, Path draft) throws IOException {
    PosixFileAttributeView from = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    PosixFileAttributeView to = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
    // Windows has no such view, and gives a new file the rights of its folder.
    if (from == null || to == null) {
      return;
    }
    PosixFileAttributes attributes = from.readAttributes();
    PosixFileAttributes made = to.readAttributes();
    if (!made.owner().equals(attributes.owner())) {
      to.setOwner(attributes.owner());
    }
    if (!made.group().equals(attributes.group())) {
      to.setGroup(attributes.group());
    }
    to.setPermissions(attributes.permissions());
  }

  private static void removeLeftovers(Path file) throws IOException {
    Path folder = file.resolveSibling(".");
    Pattern names =
        Pattern.compile(
            Pattern.quote("." + file.getFileName() + ".") + "([0-9]{1,9})" + Pattern.quote(SUFFIX));
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        Matcher name = names.matcher(entry.getFileName().toString());
        if (name.matches() && isOver(Long.parseLong(name.group(1)))) {
          Files.deleteIfExists(entry);
        }
      }
    }
  }

  private static boolean isOver(long process) {
    return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty()
        || process == ProcessHandle.current().pid();
  }

  /// The move itself is on the disk only when the folder is.
  private static void forceFolder(Path file) {
    try (FileChannel folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException _) {
      // Some systems do not open folders; there the move is as lasting as they make it.
    }
  }
}
