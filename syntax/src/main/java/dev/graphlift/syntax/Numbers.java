package dev.graphlift.syntax;

/// Finds where numbers end.
final class Numbers {
  private Numbers() {}

  /// The end of the number that starts at `start`; letters that belong to no number stay outside.
  static int end(String text, int start) {
    if (text.charAt(start) == '0' && start + 1 < text.length()) {
      int prefixed =
          switch (text.charAt(start + 1)) {
            case 'x', 'X' -> digits(text, start + 2, 16);
            case 'o', 'O' -> digits(text, start + 2, 8);
            case 'b', 'B' -> digits(text, start + 2, 2);
            default -> start;
          };
      if (prefixed > start) {
        return prefixed;
      }
    }
    int i = digits(text, start, 10);
    if (text.startsWith(".", i)) {
      i = digits(text, i + 1, 10);
    }
    i = afterExponent(text, i);
    return text.startsWith("j", i) || text.startsWith("J", i) ? i + 1 : i;
  }

  private static int afterExponent(String text, int i) {
    if (!text.startsWith("e", i) && !text.startsWith("E", i)) {
      return i;
    }
    int sign = text.startsWith("+", i + 1) || text.startsWith("-", i + 1) ? 1 : 0;
    int first = i + 1 + sign;
    boolean hasDigits = first < text.length() && Characters.isDigit(text.charAt(first));
    return hasDigits ? digits(text, first, 10) : i;
  }

  private static int digits(String text, int start, int radix) {
    int i = start;
    while (i < text.length() && isDigit(text.charAt(i), radix)) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c, int radix) {
    return c == '_' || (c < 128 && Character.digit(c, radix) >= 0);
  }
}
