package dev.graphlift.syntax;

/// What a [Token] is.
public enum TokenKind {
  /// A name or keyword.
  NAME,
  NUMBER,
  /// A string or bytes literal without replacement fields, its prefix and quotes included.
  STRING,
  /// An f-string's prefix and opening quotes.
  FORMATTED_START,
  /// Literal text of an f-string, or of a format specification.
  FORMATTED_TEXT,
  /// An f-string's closing quotes.
  FORMATTED_END,
  /// An operator, bracket or other punctuation.
  OPERATOR,
  COMMENT,
  /// One line break, whether or not it ends a statement.
  LINE_BREAK,
  /// What no Python program may hold here: a stray character or a string that does not end.
  STRAY
}
