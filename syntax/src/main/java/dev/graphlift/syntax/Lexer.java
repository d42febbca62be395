package dev.graphlift.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// Moves from token to token over a text.
///
/// Inside f-strings it keeps a stack: the string's literal text, a replacement field in it, the
/// field's format specification, a field inside that, and so on.
final class Lexer {
  private static final Set<String> THREE = Set.of("**=", "//=", ">>=", "<<=", "...");
  private static final Set<String> TWO =
      Set.of(
          "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=", "/=", "%=", "&=",
          "|=", "^=", "@=", ":=", "<>");
  private static final String ONE = "+-*/%@&|^~<>()[]{},:.;=!";

  private final String text;
  private final Deque<Room> rooms = new ArrayDeque<>();
  private TokenKind kind = TokenKind.LINE_BREAK;
  private int start;
  private int end;

  Lexer(String text) {
    this.text = text;
  }

  TokenKind kind() {
    return kind;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /// Moves to the next token; false at the end of the text.
  boolean advance() {
    while (rooms.peek() instanceof Room.Text room) {
      if (takeInText(room)) {
        return true;
      }
    }
    start = Characters.afterSpace(text, end);
    if (start >= text.length()) {
      return false;
    }
    code(text.charAt(start));
    return true;
  }

  /// Takes literal text of an f-string or what ends it; false where the string breaks off.
  private boolean takeInText(Room.Text room) {
    start = end;
    int i = room.endOfText(text, start);
    if (i > start) {
      take(TokenKind.FORMATTED_TEXT, i);
    } else if (at(i) == '{') {
      rooms.push(new Room.Field(room));
      take(TokenKind.OPERATOR, i + 1);
    } else if (room.isSpecification()) {
      endSpecification(i);
      return at(i) == '}';
    } else {
      rooms.pop();
      boolean isClosed = text.startsWith(room.delimiter(), i);
      take(TokenKind.FORMATTED_END, isClosed ? i + room.delimiter().length() : i);
      return isClosed;
    }
    return true;
  }

  /// A specification ends with its field; without a `}` the string's text goes on to its end.
  private void endSpecification(int brace) {
    rooms.pop();
    rooms.pop();
    take(TokenKind.OPERATOR, at(brace) == '}' ? brace + 1 : brace);
  }

  private void code(char c) {
    if (c == '\n' || c == '\r') {
      take(TokenKind.LINE_BREAK, Characters.afterLineBreak(text, start));
    } else if (c == '#') {
      take(TokenKind.COMMENT, Characters.lineEnd(text, start));
    } else if (c == '"' || c == '\'') {
      string(start);
    } else if (Characters.isNameStart(c)) {
      word();
    } else if (Characters.isDigit(c) || (c == '.' && Characters.isDigit(at(start + 1)))) {
      take(TokenKind.NUMBER, Numbers.end(text, start));
    } else {
      operator(c);
    }
  }

  private void word() {
    int i = Characters.nameEnd(text, start);
    boolean isPrefix = at(i) == '"' || at(i) == '\'';
    if (!isPrefix || !Characters.isStringPrefix(text, start, i)) {
      take(TokenKind.NAME, i);
      return;
    }
    String prefix = text.substring(start, i);
    if (prefix.indexOf('f') < 0 && prefix.indexOf('F') < 0) {
      string(i);
      return;
    }
    String delimiter = delimiter(i);
    rooms.push(Room.Text.of(delimiter, prefix));
    take(TokenKind.FORMATTED_START, i + delimiter.length());
  }

  private void string(int quote) {
    String delimiter = delimiter(quote);
    int i = quote + delimiter.length();
    while (i < text.length() && !text.startsWith(delimiter, i)) {
      char c = text.charAt(i);
      if (delimiter.length() == 1 && (c == '\n' || c == '\r')) {
        take(TokenKind.STRAY, i);
        return;
      }
      i = c == '\\' ? Characters.afterEscaped(text, i) : i + 1;
    }
    if (i >= text.length()) {
      take(TokenKind.STRAY, text.length());
    } else {
      take(TokenKind.STRING, i + delimiter.length());
    }
  }

  private String delimiter(int quote) {
    String three = text.substring(quote, Math.min(quote + 3, text.length()));
    String one = three.substring(0, 1);
    return three.equals(one.repeat(3)) ? three : one;
  }

  private void operator(char c) {
    if (rooms.peek() instanceof Room.Field field && field.endsAt(c)) {
      if (c == ':') {
        rooms.push(field.specification());
      } else {
        rooms.pop();
      }
      take(TokenKind.OPERATOR, start + 1);
      return;
    }
    int length = operatorLength();
    if (length > 0) {
      take(TokenKind.OPERATOR, start + length);
    } else {
      take(TokenKind.STRAY, start + Character.charCount(text.codePointAt(start)));
    }
  }

  private int operatorLength() {
    int available = text.length() - start;
    if (available >= 3 && THREE.contains(text.substring(start, start + 3))) {
      return 3;
    }
    if (available >= 2 && TWO.contains(text.substring(start, start + 2))) {
      return 2;
    }
    return ONE.indexOf(text.charAt(start)) >= 0 ? 1 : 0;
  }

  private char at(int i) {
    return i < text.length() ? text.charAt(i) : '\0';
  }

  private void take(TokenKind taken, int newEnd) {
    kind = taken;
    end = newEnd;
  }
}
