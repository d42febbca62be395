package dev.graphlift.syntax;

import java.util.Locale;
import java.util.Set;

/// What single characters mean to Python's tokens.
final class Characters {
  private static final Set<String> STRING_PREFIXES =
      Set.of("r", "u", "b", "f", "br", "rb", "fr", "rf");

  private Characters() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// Whether a name may start with it; what beyond ASCII may is left to the parser.
  static boolean isNameStart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 128;
  }

  static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c);
  }

  static int nameEnd(String text, int start) {
    int i = start;
    while (i < text.length() && isNamePart(text.charAt(i))) {
      i++;
    }
    return i;
  }

  static boolean isStringPrefix(String text, int start, int end) {
    return end - start <= 2
        && STRING_PREFIXES.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
  }

  /// The offset after white space and joined lines.
  static int afterSpace(String text, int start) {
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t' || c == '\f') {
        i++;
      } else if (c == '\\' && i + 1 < text.length() && isLineBreak(text.charAt(i + 1))) {
        i = afterLineBreak(text, i + 1);
      } else {
        return i;
      }
    }
    return i;
  }

  static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r';
  }

  static int afterLineBreak(String text, int i) {
    return text.startsWith("\r\n", i) ? i + 2 : i + 1;
  }

  /// The offset after the character that the backslash at `i` escapes.
  static int afterEscaped(String text, int i) {
    return Math.min(text.startsWith("\r\n", i + 1) ? i + 3 : i + 2, text.length());
  }

  /// The offset of the line break that ends the line of `i`.
  static int lineEnd(String text, int start) {
    int i = start;
    while (i < text.length() && !isLineBreak(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
