package dev.graphlift.workspace;

import java.time.Duration;
import java.util.List;

/// All files of a project, read and parsed.
///
/// @param files those that could be read, sorted by path, also when their text is not Python
/// @param diagnostics one for each file that could not be read or is not Python, sorted by path
/// @param read time spent reading, all threads together
/// @param parse time spent decoding and parsing, all threads together
public record ProjectSources(
    List<SourceFile> files, List<Diagnostic> diagnostics, Duration read, Duration parse) {
  public ProjectSources {
    files = List.copyOf(files);
    diagnostics = List.copyOf(diagnostics);
  }

  /// The number of lines in all files.
  public long lines() {
    return files.stream().mapToLong(file -> file.text().lines().lineCount()).sum();
  }
}
