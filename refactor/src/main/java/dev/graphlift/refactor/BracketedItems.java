package dev.graphlift.refactor;

import dev.graphlift.source.Edit;
import dev.graphlift.source.TextRange;
import dev.graphlift.syntax.TokenKind;
import java.util.List;

/// The items between two brackets that are separated by commas, to add to them or take away.
///
/// @param open where the opening bracket is
/// @param close where the closing bracket is
record BracketedItems(Layout layout, int open, int close) {
  private enum Tail {
    EMPTY,
    ITEM,
    COMMA
  }

  /// Whether nothing but white space and comments stands between the brackets.
  boolean isEmpty() {
    return tail() == Tail.EMPTY;
  }

  /// The indentation of the items where each starts a line, as the last one does.
  private boolean areOnLines() {
    return layout.startsLine(close) && layout.lines().line(open) < layout.lines().line(close);
  }

  /// Adds an item at the end, in the layout of the others.
  List<Edit> adding(String item) {
    int last = lastCode();
    int end = last < 0 ? open + 1 : layout.tokens().get(last).range().end();
    boolean onLines = areOnLines();
    return switch (tail()) {
      case EMPTY ->
          List.of(
              onLines
                  ? insertion(layout.lineStart(close), layout.inner(close) + ending(item))
                  : insertion(end, item));
      case COMMA -> List.of(onLines ? onNewLine(item + ",") : insertion(end, " " + item));
      case ITEM ->
          onLines
              ? List.of(insertion(end, ","), onNewLine(item))
              : List.of(insertion(end, ", " + item));
    };
  }

  /// Puts lines where nothing but white space may be; a comment there stays, and the first of them
  /// goes below it.
  List<Edit> filling(String lines) {
    return layout.text().substring(open + 1, close).isBlank()
        ? List.of(new Edit(new TextRange(open + 1, close), lines))
        : List.of(insertion(close, lines.stripLeading()));
  }

  private Edit onNewLine(String item) {
    return insertion(layout.lineStart(close), layout.indentation(itemStart()) + ending(item));
  }

  private String ending(String item) {
    return item + layout.lineBreak(close);
  }

  /// Where the first code after the opening bracket stands.
  private int itemStart() {
    int token = layout.tokenAt(open) + 1;
    while (!layout.isCode(token)) {
      token++;
    }
    return layout.tokens().get(token).range().start();
  }

  private Tail tail() {
    int last = lastCode();
    if (last < 0) {
      return Tail.EMPTY;
    }
    return layout.isOperator(last, ",") ? Tail.COMMA : Tail.ITEM;
  }

  /// The last token of the items; -1 where there are none.
  private int lastCode() {
    int token = layout.tokenAt(close) - 1;
    while (!layout.isCode(token)) {
      token--;
    }
    return layout.tokens().get(token).range().start() == open ? -1 : token;
  }

  /// Takes an item away together with the comma that separates it, and its line where it has one.
  Edit removing(TextRange item) {
    int after = layout.tokenAt(item.end());
    while (!layout.isCode(after)) {
      after++;
    }
    if (!layout.isOperator(after, ",")) {
      int before = layout.tokenAt(item.start()) - 1;
      while (!layout.isCode(before)) {
        before--;
      }
      TextRange comma = layout.tokens().get(before).range();
      int start = layout.isOperator(before, ",") ? comma.start() : comma.end();
      return new Edit(new TextRange(start, item.end()), "");
    }
    int end = layout.tokens().get(after).range().end();
    boolean isWholeLine =
        layout.startsLine(item.start())
            && after + 1 < layout.tokens().size()
            && layout.tokens().get(after + 1).kind() == TokenKind.LINE_BREAK
            && layout.lines().line(item.start()) == layout.lines().line(end);
    if (isWholeLine) {
      int lineEnd = layout.tokens().get(after + 1).range().end();
      return new Edit(new TextRange(layout.lineStart(item.start()), lineEnd), "");
    }
    int next = layout.tokens().get(after + 1).range().start();
    boolean isOnLine = layout.lines().line(next) == layout.lines().line(end);
    return new Edit(new TextRange(item.start(), isOnLine ? next : end), "");
  }

  private static Edit insertion(int at, String text) {
    return new Edit(TextRange.at(at), text);
  }
}
