package dev.graphlift.refactor;

import dev.graphlift.source.TextRange;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.TokenKind;
import java.util.Optional;

/// A decorator as it stands in a file.
///
/// @param at where its `@` is
/// @param end where its expression ends, parentheses around it included
/// @param after where the next line starts
record WrittenDecorator(Layout layout, Expression expression, int at, int end, int after) {
  /// Finds the extent of a decorator; empty where it does not start a line of its own.
  static Optional<WrittenDecorator> find(Layout layout, Expression expression) {
    int token = layout.tokenAt(expression.range().start());
    int open = 0;
    int back = token - 1;
    while (back >= 0 && !layout.isOperator(back, "@")) {
      if (layout.isOperator(back, "(")) {
        open++;
      } else if (layout.isCode(back)) {
        return Optional.empty();
      }
      back--;
    }
    if (back < 0) {
      return Optional.empty();
    }
    int at = layout.tokens().get(back).range().start();
    int end = expression.range().end();
    for (int next = layout.tokenAt(end); open > 0; next++) {
      if (next >= layout.tokens().size()) {
        return Optional.empty();
      }
      if (layout.isOperator(next, ")")) {
        open--;
        end = layout.tokens().get(next).range().end();
      }
    }
    return layout.startsLine(at)
        ? Optional.of(new WrittenDecorator(layout, expression, at, end, layout.statementEnd(end)))
        : Optional.empty();
  }

  /// Its lines, the last line break included.
  TextRange lines() {
    return new TextRange(layout.lineStart(at), after);
  }

  /// Whether a comment stands in its lines.
  boolean hasComment() {
    return layout.tokens().stream()
        .anyMatch(token ->
            token.kind() == TokenKind.COMMENT
                && at <= token.range().start()
                && token.range().end() <= after);
  }
}
