package dev.graphlift.workspace;

import dev.graphlift.source.SourceText;
import dev.graphlift.syntax.Decoder;
import dev.graphlift.syntax.Parsed;
import dev.graphlift.syntax.PythonParser;

/// Turns the bytes of one Python file into a tree. Called from many threads at a time.
@FunctionalInterface
public interface SourceParser {
  /// Python as CPython decodes and parses it.
  static SourceParser python() {
    return (path, bytes) -> PythonParser.parse(Decoder.decode(path, bytes));
  }

  /// The text of a file as CPython decodes it.
  ///
  /// @param path inside the project
  static SourceText decoded(String path, byte[] bytes) {
    return Decoder.decode(path, bytes).source();
  }

  /// Decodes and parses.
  ///
  /// @param path inside the project
  Parsed parse(String path, byte[] bytes);
}
