package dev.graphlift.workspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The lines of a project that changed since some time.
///
/// @param files the stretches of lines by the path of their file inside the project
public record ChangedLines(Map<String, List<Stretch>> files) {
  public ChangedLines {
    Map<String, List<Stretch>> copy = new LinkedHashMap<>();
    files.forEach((file, stretches) -> copy.put(file, List.copyOf(stretches)));
    files = Map.copyOf(copy);
  }

  /// Some lines, both ends included. What was taken away changes the lines around it.
  public record Stretch(int first, int last) {
    /// All lines of a file.
    public static final Stretch ALL = new Stretch(1, Integer.MAX_VALUE);
  }

  /// Whether one of some lines changed.
  boolean touch(String file, int first, int last) {
    return files.getOrDefault(file, List.of()).stream()
        .anyMatch(stretch -> stretch.first() <= last && first <= stretch.last());
  }
}
