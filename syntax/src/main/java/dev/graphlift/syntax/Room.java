package dev.graphlift.syntax;

/// One level of nesting inside an f-string, as the [Lexer] keeps track of it.
sealed interface Room {
  /// Literal text, of the string itself or of a format specification.
  record Text(String delimiter, boolean isRaw, boolean isSpecification) implements Room {
    static Text of(String delimiter, String prefix) {
      boolean isRaw = prefix.indexOf('r') >= 0 || prefix.indexOf('R') >= 0;
      return new Text(delimiter, isRaw, false);
    }

    /// The offset from `start` on at which literal text gives way to something else.
    int endOfText(String text, int start) {
      int i = start;
      while (i < text.length() && !endsAt(text, i)) {
        i = after(text, i);
      }
      return i;
    }

    private boolean endsAt(String text, int i) {
      return switch (text.charAt(i)) {
        case '{' -> isSpecification || !text.startsWith("{{", i);
        case '}' -> isSpecification;
        case '\n', '\r' -> delimiter.length() == 1;
        default -> text.startsWith(delimiter, i);
      };
    }

    private int after(String text, int i) {
      if (text.charAt(i) == '{') {
        return i + 2;
      }
      if (text.charAt(i) != '\\') {
        return i + 1;
      }
      if (!isRaw && text.startsWith("\\N{", i)) {
        int close = text.indexOf('}', i);
        return close < 0 ? text.length() : close + 1;
      }
      return text.startsWith("{", i + 1) || text.startsWith("}", i + 1)
          ? i + 1
          : Characters.afterEscaped(text, i);
    }
  }

  /// The code of a replacement field.
  final class Field implements Room {
    private final Text around;
    private int openBrackets;

    Field(Text around) {
      this.around = around;
    }

    /// Whether the field's code ends at a punctuation character; keeps count of brackets.
    boolean endsAt(char c) {
      if (openBrackets == 0 && (c == '}' || c == ':')) {
        return true;
      }
      switch (c) {
        case '(', '[', '{' -> openBrackets++;
        case ')', ']', '}' -> openBrackets--;
        default -> {}
      }
      return false;
    }

    Text specification() {
      return new Text(around.delimiter, around.isRaw, true);
    }
  }
}
