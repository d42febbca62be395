package dev.graphlift.analysis.models;

/// A cursor over one line of a written table.
final class Scanner {
  private final String text;
  private int position;

  Scanner(String text) {
    this.text = text;
  }

  /// Whether nothing but space and a comment is left.
  boolean atEnd() {
    skipSpace();
    return position == text.length() || text.charAt(position) == '#';
  }

  /// Steps over `token` when it is next.
  boolean accept(String token) {
    skipSpace();
    if (!text.startsWith(token, position)) {
      return false;
    }
    position += token.length();
    return true;
  }

  /// Whether `token` is next.
  boolean isNext(String token) {
    skipSpace();
    return text.startsWith(token, position);
  }

  /// Steps over `token`, which must be next.
  void expect(String token) {
    if (!accept(token)) {
      throw error("expected `" + token + "`");
    }
  }

  /// Steps over a word of letters, digits, `_`, `-`, `.` and `*`; empty when none is next.
  String word() {
    skipSpace();
    int start = position;
    while (position < text.length() && isWordPart(text.charAt(position))) {
      if (text.startsWith("->", position)) {
        break;
      }
      position++;
    }
    return text.substring(start, position);
  }

  /// Steps over a word, which must be next.
  String name() {
    String word = word();
    if (word.isEmpty()) {
      throw error("expected a name");
    }
    return word;
  }

  /// Steps over Python source text up to a comma or a closing bracket of its own level.
  String expression() {
    skipSpace();
    int start = position;
    int depth = 0;
    while (position < text.length()) {
      char next = text.charAt(position);
      if (depth == 0 && (next == ',' || next == ')')) {
        break;
      }
      depth += "([{".indexOf(next) >= 0 ? 1 : ")]}".indexOf(next) >= 0 ? -1 : 0;
      position++;
    }
    return text.substring(start, position).strip();
  }

  ModelSyntaxException error(String what) {
    return new ModelSyntaxException(what + " at column " + (position + 1) + " of `" + text + "`");
  }

  private void skipSpace() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '*';
  }
}
