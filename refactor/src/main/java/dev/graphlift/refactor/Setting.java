package dev.graphlift.refactor;

import java.util.List;
import java.util.stream.Collectors;

/// An argument to write, by keyword.
///
/// @param elements the items of a list; empty for a value in one piece
/// @param value the whole value on one line
record Setting(String keyword, String value, List<String> elements) {
  Setting {
    elements = List.copyOf(elements);
  }

  static Setting of(String keyword, String value) {
    return new Setting(keyword, value, List.of());
  }

  static Setting ofList(String keyword, List<String> elements) {
    return new Setting(keyword, "[" + String.join(", ", elements) + "]", elements);
  }

  String onOneLine() {
    return keyword + "=" + value;
  }

  /// The argument with each item on a line of its own.
  ///
  /// @param indentation of the argument
  /// @param step one step of indentation
  String onLines(String indentation, String step, String lineBreak) {
    if (elements.isEmpty()) {
      return onOneLine();
    }
    return elements.stream()
        .map(element -> indentation + step + element + "," + lineBreak)
        .collect(Collectors.joining("", keyword + "=[" + lineBreak, indentation + "]"));
  }
}
