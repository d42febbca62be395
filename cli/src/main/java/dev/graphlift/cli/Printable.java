package dev.graphlift.cli;

/// Makes text from analysed projects safe to show: no character reaches a terminal that could move
/// its cursor, change its colours or reorder what is read.
final class Printable {
  private static final int TAB_WIDTH = 4;
  private static final int CONTROL_PICTURES = 0x2400;
  private static final int DELETE_PICTURE = 0x2421;
  private static final int REPLACEMENT = 0xFFFD;

  private Printable() {}

  /// The text with a visible sign in place of every unsafe character; tabs become spaces.
  static String text(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(shown, c));
    return shown.toString();
  }

  /// The number of terminal columns a printable text takes.
  static int width(String text) {
    return text.codePoints().map(Printable::width).sum();
  }

  private static void append(StringBuilder shown, int c) {
    if (c == '\t') {
      shown.repeat(' ', TAB_WIDTH);
    } else if (c < ' ') {
      shown.appendCodePoint(CONTROL_PICTURES + c);
    } else if (c == 0x7F) {
      shown.appendCodePoint(DELETE_PICTURE);
    } else {
      shown.appendCodePoint(isUnsafe(c) ? REPLACEMENT : c);
    }
  }

  private static boolean isUnsafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static int width(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  /// Whether terminals give a character two columns: East Asian scripts, full-width forms, emoji.
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1F64F)
        || (c >= 0x1F900 && c <= 0x1F9FF)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }
}
