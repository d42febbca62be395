package dev.graphlift.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Where files come from: the disk, or anything that looks like one.
public interface FileTree {
  /// What lies at a path itself, links not followed.
  Kind kind(Path path);

  /// What lies at the end of all links from a path.
  ///
  /// @throws IOException when a link leads nowhere or back to itself
  Kind target(Path path) throws IOException;

  /// What a folder holds, in no particular order.
  List<Path> children(Path folder) throws IOException;

  /// The one name of a file or folder without links and `..` in it.
  Path real(Path path) throws IOException;

  /// The content of a file, read whole and unchanged from beginning to end.
  ///
  /// @param most refuses a larger file, in bytes
  /// @throws FileTooLargeException when the file is larger
  FileContent read(Path file, long most) throws IOException;

  /// What a path names.
  enum Kind {
    FILE,
    FOLDER,
    LINK,
    /// A pipe, a socket or a device: opening one may wait forever.
    SPECIAL,
    MISSING
  }
}
