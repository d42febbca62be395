package dev.graphlift.literate;

import java.util.ArrayList;
import java.util.List;

/// Finds the comments of a Python text without parsing it, since the text may be broken on purpose.
final class PythonComments {
  /// A comment and what is before it on its line.
  ///
  /// @param line from 1
  /// @param before the line up to the `#`
  /// @param text from the `#` to the end of the line
  record Comment(int line, String before, String text) {
    boolean standsAlone() {
      return before.isBlank();
    }
  }

  private final String text;
  private final List<Comment> comments = new ArrayList<>();

  /// What ends the string literal the scan is inside of; empty outside of strings.
  private String quote = "";

  private int line = 1;
  private int lineStart;

  private PythonComments(String text) {
    this.text = text;
  }

  static List<Comment> in(String text) {
    PythonComments scan = new PythonComments(text);
    int at = 0;
    while (at < text.length()) {
      at = scan.step(at);
    }
    return scan.comments;
  }

  private int step(int at) {
    char c = text.charAt(at);
    if (c == '\n') {
      line++;
      lineStart = at + 1;
      // Only a triple-quoted literal goes on; a literal that forgets its quote ends here.
      quote = quote.length() == 3 ? quote : "";
      return at + 1;
    }
    return quote.isEmpty() ? stepInCode(at, c) : stepInLiteral(at, c);
  }

  private int stepInCode(int at, char c) {
    if (c == '#') {
      int lineBreak = text.indexOf('\n', at);
      int end = lineBreak < 0 ? text.length() : lineBreak;
      comments.add(new Comment(line, text.substring(lineStart, at), text.substring(at, end)));
      return end;
    }
    if (c == '"' || c == '\'') {
      String three = String.valueOf(c).repeat(3);
      quote = text.startsWith(three, at) ? three : String.valueOf(c);
      return at + quote.length();
    }
    return at + 1;
  }

  private int stepInLiteral(int at, char c) {
    if (c == '\\') {
      boolean joinsLines = at + 1 < text.length() && text.charAt(at + 1) == '\n';
      if (joinsLines) {
        line++;
        lineStart = at + 2;
      }
      return at + 2;
    }
    if (text.startsWith(quote, at)) {
      int end = at + quote.length();
      quote = "";
      return end;
    }
    return at + 1;
  }
}
