package dev.graphlift.syntax;

import dev.graphlift.source.TextRange;

/// Reads what the parser's tree leaves out between two of its nodes: keywords, names, brackets and
/// what may stand between them.
///
/// The text is known to be valid Python, so a search never runs past what it looks for.
final class Trivia {
  private final String text;

  Trivia(String text) {
    this.text = text;
  }

  /// The name after the keyword `keyword`, which stands at or, behind `async`, after `offset`.
  TextRange nameAfter(String keyword, int offset) {
    TextRange word = wordFrom(offset);
    while (!text.startsWith(keyword, word.start()) || word.length() != keyword.length()) {
      word = wordFrom(word.end());
    }
    return wordFrom(word.end());
  }

  /// The name that ends at `end`.
  TextRange nameBefore(int end) {
    int start = end;
    while (start > 0 && Characters.isNamePart(text.charAt(start - 1))) {
      start--;
    }
    return new TextRange(start, end);
  }

  /// The offset after the first `bracket` from `offset` on that is not in a comment.
  int after(char bracket, int offset) {
    int i = offset;
    while (text.charAt(i) != bracket) {
      i = text.charAt(i) == '#' ? Characters.lineEnd(text, i) : i + 1;
    }
    return i + 1;
  }

  /// Whether an f-string's literal text ends between the two braces of `{{` or `}}`.
  boolean splitsDoubledBrace(TextRange literal) {
    int end = literal.end();
    char brace = end < text.length() ? text.charAt(end) : '\0';
    int start = end;
    while (start > literal.start() && text.charAt(start - 1) == brace) {
      start--;
    }
    return (brace == '{' || brace == '}') && (end - start) % 2 == 1;
  }

  private TextRange wordFrom(int offset) {
    int start = offset;
    while (!Characters.isNamePart(text.charAt(start))) {
      start = text.charAt(start) == '#' ? Characters.lineEnd(text, start) : start + 1;
    }
    return new TextRange(start, Characters.nameEnd(text, start));
  }
}
