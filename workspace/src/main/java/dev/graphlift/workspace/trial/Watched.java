package dev.graphlift.workspace.trial;

import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.FixedFile;
import dev.graphlift.workspace.FunctionReport;
import java.util.ArrayList;
import java.util.List;

/// A function that an edit changes, so that its calls are compared.
///
/// @param number counts the watched functions of a trial
/// @param file its path inside the project
/// @param name its dotted name
/// @param line of its `def` before the edit
/// @param ordinal how many functions of the same name stand above it in the file
public record Watched(int number, String file, String name, int line, int ordinal) {
  /// The functions that fixed files change.
  ///
  /// @param functions all of the project, in file and line order
  public static List<Watched> of(List<FixedFile> files, List<FunctionReport> functions) {
    List<Watched> watched = new ArrayList<>();
    for (FunctionReport function : functions) {
      if (files.stream().anyMatch(file -> changes(file, function))) {
        long above =
            functions.stream()
                .filter(other ->
                    other.file().equals(function.file())
                        && other.name().equals(function.name())
                        && other.line() < function.line())
                .count();
        watched.add(
            new Watched(
                watched.size(),
                function.file(),
                function.name(),
                function.line(),
                Math.toIntExact(above)));
      }
    }
    return watched;
  }

  private static boolean changes(FixedFile file, FunctionReport function) {
    return file.path().equals(function.file())
        && file.answered().stream()
            .anyMatch(diagnostic ->
                diagnostic.span().line() == function.line()
                    && diagnostic.span().column() == function.column());
  }

  /// Whether a diagnostic is about this function.
  public boolean isAskedBy(Diagnostic diagnostic) {
    return diagnostic.span().file().equals(file) && diagnostic.span().line() == line;
  }
}
