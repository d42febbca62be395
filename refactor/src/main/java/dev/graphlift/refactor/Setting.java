package dev.graphlift.refactor;

import dev.graphlift.analysis.facts.SpecText;
import java.util.List;

/// An argument to write, by keyword.
record Setting(String keyword, SpecText value) {
  static Setting of(String keyword, String value) {
    return new Setting(keyword, new SpecText.Word(value));
  }

  static Setting ofList(String keyword, List<SpecText> elements) {
    return new Setting(keyword, new SpecText.Group("[", elements, "]"));
  }

  String onOneLine() {
    return keyword + "=" + value.onOneLine();
  }

  /// The argument with each item on a line of its own, and the parts of those that are too long for
  /// it as well.
  ///
  /// @param indentation of the argument
  /// @param step one step of indentation
  /// @param width how long a line may get
  String onLines(String indentation, String step, String lineBreak, int width) {
    return onLines(value.behind(keyword + "="), indentation, new Lines(step, lineBreak, width));
  }

  private record Lines(String step, String lineBreak, int width) {}

  private static String onLines(SpecText text, String indentation, Lines lines) {
    return switch (text) {
      case SpecText.Word(var word) -> word;
      case SpecText.Group(var open, var items, var close) -> {
        String inner = indentation + lines.step();
        var all = new StringBuilder(open).append(lines.lineBreak());
        for (SpecText item : items) {
          String line = item.onOneLine();
          boolean fits = inner.length() + line.length() + 1 <= lines.width();
          all.append(inner)
              .append(fits ? line : onLines(item, inner, lines))
              .append(',')
              .append(lines.lineBreak());
        }
        yield all.append(indentation).append(close).toString();
      }
    };
  }
}
