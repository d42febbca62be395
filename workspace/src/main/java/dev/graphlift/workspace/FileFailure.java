package dev.graphlift.workspace;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/// Says in our words why a file could not be read.
final class FileFailure {
  private FileFailure() {}

  static String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "no such file or folder";
      case AccessDeniedException _ -> "permission denied";
      case NotDirectoryException _ -> "not a folder";
      case FileSystemLoopException _ -> "links lead back to themselves";
      case FileSystemException known when known.getReason() != null -> plain(known.getReason());
      default -> failure.getMessage() == null ? failure.toString() : plain(failure.getMessage());
    };
  }

  /// A message of a library in the form of our own.
  static String plain(String reason) {
    if (reason.isEmpty()) {
      return reason;
    }
    if (reason.startsWith("Too many levels of symbolic links")) {
      return "links lead back to themselves";
    }
    return reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
  }
}
