package dev.graphlift.analysis.facts;

import java.util.List;
import java.util.stream.Collectors;

/// A part of a signature as Python, so that whoever writes it can break its lines at brackets.
public sealed interface SpecText {
  /// Text that stays in one piece.
  record Word(String text) implements SpecText {}

  /// Something in brackets.
  ///
  /// @param open what stands before the items, such as `[` or `"key": (`
  record Group(String open, List<SpecText> items, String close) implements SpecText {
    public Group {
      items = List.copyOf(items);
    }
  }

  /// All on one line.
  default String onOneLine() {
    return switch (this) {
      case Word(var text) -> text;
      case Group(var open, var items, var close) -> {
        String all = items.stream().map(SpecText::onOneLine).collect(Collectors.joining(", "));
        boolean isSingle = items.size() == 1 && open.endsWith("(") && isTuple(open);
        yield open + all + (isSingle ? "," : "") + close;
      }
    };
  }

  /// The same behind some text.
  default SpecText behind(String text) {
    return switch (this) {
      case Word(var word) -> new Word(text + word);
      case Group(var open, var items, var close) -> new Group(text + open, items, close);
    };
  }

  /// Whether a bracket opens a tuple and not the arguments of a call.
  private static boolean isTuple(String open) {
    return open.equals("(") || open.endsWith(": (") || open.endsWith("=(");
  }
}
