package dev.graphlift.workspace;

import dev.graphlift.syntax.Parsed;

/// Turns the bytes of one Python file into a tree. Called from many threads at a time.
@FunctionalInterface
public interface SourceParser {
  /// Decodes and parses.
  ///
  /// @param path inside the project
  Parsed parse(String path, byte[] bytes);
}
