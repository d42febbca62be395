package dev.graphlift.refactor;

import dev.graphlift.source.LineIndex;
import dev.graphlift.source.TextRange;
import dev.graphlift.syntax.Parsed;
import dev.graphlift.syntax.Statement;
import dev.graphlift.syntax.Token;
import dev.graphlift.syntax.TokenKind;
import dev.graphlift.syntax.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// How a file is laid out: its tokens, lines, indentation, line breaks and usual width.
final class Layout {
  private static final List<Integer> WIDTHS = List.of(80, 88, 100, 120);
  private static final double MOST_LINES = 0.98;
  private static final String USUAL_INDENT = "    ";

  private final Parsed parsed;
  private final String text;
  private final LineIndex lines;
  private final List<Token> tokens;

  private Layout(Parsed parsed) {
    this.parsed = parsed;
    this.text = parsed.source().text();
    this.lines = parsed.source().lines();
    this.tokens = Tokens.of(parsed.source());
  }

  static Layout of(Parsed parsed) {
    return new Layout(parsed);
  }

  String text() {
    return text;
  }

  String slice(TextRange range) {
    return parsed.source().slice(range);
  }

  LineIndex lines() {
    return lines;
  }

  List<Token> tokens() {
    return tokens;
  }

  /// The index of the first token that does not end before an offset or at it.
  int tokenAt(int offset) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).range().end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  boolean isOperator(int token, String operator) {
    return token >= 0
        && token < tokens.size()
        && tokens.get(token).kind() == TokenKind.OPERATOR
        && slice(tokens.get(token).range()).equals(operator);
  }

  /// Whether a token is neither a comment nor a line break.
  boolean isCode(int token) {
    TokenKind kind = tokens.get(token).kind();
    return kind != TokenKind.COMMENT && kind != TokenKind.LINE_BREAK;
  }

  int lineStart(int offset) {
    return lines.lineStart(lines.line(offset));
  }

  /// The white space before the first token of an offset's line, without a form feed and what
  /// stands before it, which do not count as indentation.
  String indentation(int offset) {
    int start = lineStart(offset);
    int end = start;
    while (end < text.length() && " \t\f".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    String space = text.substring(start, end);
    return space.substring(space.lastIndexOf('\f') + 1);
  }

  /// The indentation of what is inside brackets that close at an offset.
  String inner(int offset) {
    String outer = indentation(offset);
    return outer + (outer.endsWith("\t") ? "\t" : USUAL_INDENT);
  }

  /// Whether nothing but white space stands before an offset on its line, and the line before does
  /// not go on in it.
  boolean startsLine(int offset) {
    int start = lineStart(offset);
    boolean isFirst = text.substring(start, offset).chars().allMatch(c -> " \t\f".indexOf(c) >= 0);
    return isFirst && !isJoined(start);
  }

  /// Whether a backslash joins the line that starts here to the one before.
  private boolean isJoined(int lineStart) {
    int end = lineStart;
    while (end > 0 && "\r\n".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
      if (text.charAt(end) == '\n' && end > 0 && text.charAt(end - 1) == '\r') {
        end--;
      }
      break;
    }
    if (end == 0 || end == lineStart || text.charAt(end - 1) != '\\') {
      return false;
    }
    int token = tokenAt(end - 1);
    return token >= tokens.size() || tokens.get(token).range().start() >= end;
  }

  /// The offset after the line break that ends the statement around an offset outside brackets; the
  /// end of the text where none does.
  int statementEnd(int offset) {
    int depth = 0;
    for (int i = tokenAt(offset); i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == TokenKind.OPERATOR) {
        depth += depthChange(slice(token.range()));
      } else if (token.kind() == TokenKind.LINE_BREAK && depth == 0) {
        return token.range().end();
      }
    }
    return text.length();
  }

  private static int depthChange(String operator) {
    return switch (operator) {
      case "(", "[", "{" -> 1;
      case ")", "]", "}" -> -1;
      default -> 0;
    };
  }

  /// The line break after an offset, or the file's first, or a line feed.
  String lineBreak(int offset) {
    return lineBreakFrom(tokenAt(offset)).or(() -> lineBreakFrom(0)).orElse("\n");
  }

  private Optional<String> lineBreakFrom(int token) {
    return tokens.stream()
        .skip(token)
        .filter(each -> each.kind() == TokenKind.LINE_BREAK)
        .findFirst()
        .map(each -> slice(each.range()));
  }

  /// One step of indentation, as the body of a function takes it.
  String indentStep(Statement.FunctionDef def) {
    String outer = indentation(def.range().start());
    int body = def.body().getFirst().range().start();
    String inner = indentation(body);
    boolean isOnItsLine = lines.line(body) > lines.line(def.range().start());
    return isOnItsLine && inner.startsWith(outer) && inner.length() > outer.length()
        ? inner.substring(outer.length())
        : USUAL_INDENT;
  }

  /// The usual limit that nearly all lines keep to.
  int width() {
    int[] lengths = IntStream.rangeClosed(1, lines.lineCount()).map(this::length).toArray();
    return WIDTHS.stream()
        .filter(width -> fitting(lengths, width) >= MOST_LINES * lengths.length)
        .findFirst()
        .orElseGet(WIDTHS::getLast);
  }

  private static long fitting(int[] lengths, int width) {
    return Arrays.stream(lengths).filter(length -> length <= width).count();
  }

  private int length(int line) {
    int start = lines.lineStart(line);
    int end = lines.lineEnd(line);
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end - start;
  }
}
