package dev.graphlift.literate;

import java.util.List;
import java.util.Optional;

/// A fenced block of a page.
///
/// @param info what follows the opening fence, as in `python` or `tree`; may be empty
/// @param label the path given above it, if any
/// @param line of its opening fence in the page, from 1
/// @param fence the opening fence itself, without the info string
/// @param lines what is between the fences
record Block(String info, Optional<String> label, int line, String fence, List<String> lines) {
  /// What a block is for, which its label and info string decide.
  sealed interface Purpose {
    /// Part of the project: a file of its own, or a part of `main.py`.
    record File(String path) implements Purpose {}

    /// Options of its section.
    record Options() implements Purpose {}

    /// What the subject must answer.
    record Expectation(String kind) implements Purpose {}

    /// For readers only.
    record Illustration() implements Purpose {}

    /// Not said.
    record Unsaid() implements Purpose {}
  }

  Block {
    lines = List.copyOf(lines);
  }

  Purpose purpose() {
    if (label.isPresent()) {
      return new Purpose.File(label.get());
    }
    return switch (info) {
      case "python" -> new Purpose.File(Snippet.MAIN);
      case "toml" -> new Purpose.Options();
      case "text" -> new Purpose.Illustration();
      case "" -> new Purpose.Unsaid();
      default -> new Purpose.Expectation(info);
    };
  }

  /// What is between the fences, every line ended.
  String text() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
