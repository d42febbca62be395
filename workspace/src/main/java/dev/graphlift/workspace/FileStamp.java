package dev.graphlift.workspace;

import java.nio.file.attribute.FileTime;

/// What a file was like when it was read, to notice later that it changed.
///
/// @param size in bytes
/// @param hash SHA-256 of the bytes, in hexadecimal
public record FileStamp(long size, FileTime modified, String hash) {
  /// The stamp of some bytes.
  public static FileStamp of(byte[] bytes, FileTime modified) {
    return new FileStamp(bytes.length, modified, Digest.of(bytes));
  }

  /// Whether another reading gave the same bytes, whatever their age.
  public boolean sameContent(FileStamp other) {
    return size == other.size && hash.equals(other.hash);
  }
}
