package dev.graphlift.literate;

import java.util.List;
import java.util.Map;

/// A heading that is a test: what the subject gets and what it must answer.
///
/// @param origins for every file of the snippet, the page's line of each of its lines
/// @param expectations the heading's own expectation blocks
record Example(
    Section section,
    Snippet snippet,
    Map<String, List<Integer>> origins,
    List<Assertion> assertions,
    List<Block> expectations) {

  Example {
    origins = Map.copyOf(origins);
    assertions = List.copyOf(assertions);
    expectations = List.copyOf(expectations);
  }

  /// The page's line of a line of the snippet; a line past the end counts as the last one.
  int pageLine(String file, int line) {
    List<Integer> lines = origins.getOrDefault(file, List.of());
    return lines.isEmpty() ? section.line() : lines.get(Math.clamp(line, 1, lines.size()) - 1);
  }
}
