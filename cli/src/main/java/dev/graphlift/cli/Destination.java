package dev.graphlift.cli;

import dev.graphlift.workspace.WholeFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Where a result goes: a file or standard output.
///
/// @param file empty for standard output
record Destination(Optional<Path> file, Terminal terminal) {
  static Destination standardOutput(Terminal terminal) {
    return new Destination(Optional.empty(), terminal);
  }

  /// Writes the result; when that fails, says so and answers no.
  boolean write(WholeFile.Content content) {
    try {
      if (file.isPresent()) {
        WholeFile.write(terminal.directory().resolve(file.get()), content);
      } else {
        OutputStream out = new BufferedOutputStream(terminal.out());
        content.writeTo(out);
        out.flush();
      }
      return true;
    } catch (IOException e) {
      String where = file.map(path -> "`" + path + "`").orElse("standard output");
      terminal.error("cannot write to %s: %s".formatted(where, reason(e)));
      return false;
    }
  }

  static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException f ->
          "`%s` is not a folder".formatted(Path.of(f.getFile()).getFileName());
      case FileSystemException f when f.getReason() != null -> f.getReason();
      default -> {
        String message = String.valueOf(e.getMessage());
        yield message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
      }
    };
  }
}
