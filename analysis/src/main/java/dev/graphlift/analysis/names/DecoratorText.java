package dev.graphlift.analysis.names;

import dev.graphlift.source.SourceText;
import dev.graphlift.source.TextRange;
import dev.graphlift.syntax.Comment;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Parsed;

/// The text of a decorator as the source has it, on one line.
public final class DecoratorText {
  private DecoratorText() {}

  /// From the `@` to the end of the expression. Where that goes over several lines, comments are
  /// left out and line breaks become spaces, none at the inner sides of brackets.
  public static String of(Parsed parsed, Expression decorator) {
    SourceText source = parsed.source();
    TextRange range = whole(source.text(), decorator.range());
    String text = source.slice(range);
    if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
      return text;
    }
    var kept = new StringBuilder();
    int from = range.start();
    for (Comment comment : parsed.comments()) {
      if (range.encloses(comment.range())) {
        kept.append(source.text(), from, comment.range().start());
        from = comment.range().end();
      }
    }
    kept.append(source.text(), from, range.end());
    return kept.toString()
        .replaceAll("\\\\\\R", " ")
        .replaceAll("\\s+", " ")
        .replaceAll("([(\\[{]) ", "$1")
        .replaceAll(",? ([)\\]}])", "$1");
  }

  /// An expression's range leaves out parentheses around it; a decorator's text keeps them.
  private static TextRange whole(String text, TextRange expression) {
    int start = expression.start();
    int open = 0;
    while (start > 0 && text.charAt(start) != '@') {
      start--;
      open += text.charAt(start) == '(' ? 1 : 0;
    }
    int end = expression.end();
    while (open > 0 && end < text.length()) {
      open -= text.charAt(end) == ')' ? 1 : 0;
      end++;
    }
    return new TextRange(start, end);
  }
}
