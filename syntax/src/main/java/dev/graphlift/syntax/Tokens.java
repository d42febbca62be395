package dev.graphlift.syntax;

import dev.graphlift.source.SourceText;
import dev.graphlift.source.TextRange;
import java.util.ArrayList;
import java.util.List;

/// Cuts a text into tokens, whether or not it is valid Python.
///
/// Together with the white space and joined lines between them, the tokens are the whole text.
public final class Tokens {
  private Tokens() {}

  /// All tokens in the order of the text.
  public static List<Token> of(SourceText source) {
    List<Token> tokens = new ArrayList<>();
    Lexer lexer = new Lexer(source.text());
    while (lexer.advance()) {
      tokens.add(new Token(lexer.kind(), new TextRange(lexer.start(), lexer.end())));
    }
    return tokens;
  }

  /// The comments alone.
  static List<Comment> comments(SourceText source) {
    if (source.text().indexOf('#') < 0) {
      return List.of();
    }
    List<Comment> comments = new ArrayList<>();
    Lexer lexer = new Lexer(source.text());
    while (lexer.advance()) {
      if (lexer.kind() == TokenKind.COMMENT) {
        TextRange range = new TextRange(lexer.start(), lexer.end());
        comments.add(new Comment(range, source.slice(range)));
      }
    }
    return comments;
  }
}
