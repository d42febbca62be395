package dev.graphlift.refactor;

import dev.graphlift.source.Edit;
import dev.graphlift.source.TextRange;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Statement;
import dev.graphlift.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The smallest edits that add, change and remove a decorator of a function.
///
/// Every answer is empty where the text is laid out so that no small edit is certain to be right.
///
/// @param width how long a line may get before its parts go on lines of their own
record DecoratorEdits(Layout layout, Statement.FunctionDef def, int width) {
  /// Adds a decorator right above the function, below those it has.
  ///
  /// @param callee the decorator as in `tf.function`
  Optional<List<Edit>> adding(String callee, List<Setting> settings) {
    int at = def.range().start();
    if (!layout.startsLine(at)) {
      return Optional.empty();
    }
    String indentation = layout.indentation(at);
    String line = indentation + "@" + callee + arguments(indentation, callee.length(), settings);
    int start = layout.lineStart(at);
    return Optional.of(List.of(new Edit(TextRange.at(start), line + layout.lineBreak(at))));
  }

  /// Gives one more argument to a decorator.
  Optional<List<Edit>> adding(Expression decorator, Setting setting) {
    return WrittenDecorator.find(layout, decorator).map(written -> adding(written, setting));
  }

  private List<Edit> adding(WrittenDecorator written, Setting setting) {
    String indentation = layout.indentation(written.at());
    if (!(written.expression() instanceof Expression.Call call)) {
      int end = written.expression().range().end();
      String text = arguments(indentation, end - written.at() - 1, List.of(setting));
      return List.of(new Edit(TextRange.at(end), text));
    }
    BracketedItems items = items(call);
    if (layout.startsLine(items.close()) && !items.isEmpty()) {
      return items.adding(onItsLine(items, setting));
    }
    int line = layout.lines().line(call.range().end());
    int length = layout.lines().lineEnd(line) - layout.lines().lineStart(line);
    boolean isLong = length + setting.onOneLine().length() > width;
    return items.isEmpty() && isLong
        ? items.filling(onLines(indentation, List.of(setting)))
        : items.adding(setting.onOneLine());
  }

  private String onItsLine(BracketedItems items, Setting setting) {
    String step = layout.indentStep(def);
    String inner = layout.indentation(items.close()) + step;
    return inner.length() + setting.onOneLine().length() < width
        ? setting.onOneLine()
        : setting.onLines(inner, step, layout.lineBreak(items.open()), width);
  }

  /// Gives an argument of a decorator another value.
  Optional<List<Edit>> replacing(Argument argument, String value) {
    TextRange range =
        argument.name().isPresent() ? afterEquals(argument) : argument.value().range();
    return Optional.of(List.of(new Edit(range, value)));
  }

  private TextRange afterEquals(Argument argument) {
    int token = layout.tokenAt(argument.range().start());
    while (!layout.isOperator(token, "=")) {
      token++;
    }
    do {
      token++;
    } while (!layout.isCode(token));
    return new TextRange(layout.tokens().get(token).range().start(), argument.range().end());
  }

  /// Calls an argument by another name.
  Optional<List<Edit>> renaming(Argument argument, String name) {
    return argument
        .name()
        .map(_ -> {
          TextRange written = layout.tokens().get(layout.tokenAt(argument.range().start())).range();
          return List.of(new Edit(written, name));
        });
  }

  /// Takes an argument of a decorator away; the brackets go with the last one.
  Optional<List<Edit>> removing(Expression.Call decorator, Argument argument) {
    BracketedItems items = items(decorator);
    if (decorator.arguments().size() > 1) {
      return Optional.of(List.of(items.removing(argument.range())));
    }
    TextRange brackets = new TextRange(items.open(), decorator.range().end());
    return hasComment(brackets)
        ? Optional.of(List.of(items.removing(argument.range())))
        : Optional.of(List.of(new Edit(brackets, "")));
  }

  private boolean hasComment(TextRange range) {
    return layout.tokens().stream()
        .anyMatch(token -> token.kind() == TokenKind.COMMENT && range.encloses(token.range()));
  }

  /// Removes a decorator with its lines.
  Optional<List<Edit>> removing(Expression decorator) {
    return WrittenDecorator.find(layout, decorator)
        .map(written -> List.of(new Edit(written.lines(), "")));
  }

  /// Whether a decorator's lines hold a comment, which would go with them.
  boolean losesComment(Expression decorator) {
    return WrittenDecorator.find(layout, decorator)
        .filter(WrittenDecorator::hasComment)
        .isPresent();
  }

  /// Puts the function in the place of a call that makes a graph function of it.
  Optional<List<Edit>> unwrapping(Expression.Call call, Expression function) {
    boolean isAtom =
        function instanceof Expression.Name || function instanceof Expression.Attribute;
    if (!isAtom || hasComment(call.range()) || layout.slice(function.range()).contains("\n")) {
      return Optional.empty();
    }
    return Optional.of(List.of(new Edit(call.range(), layout.slice(function.range()))));
  }

  private BracketedItems items(Expression.Call call) {
    int after = call.function().range().end();
    int open = layout.tokenAt(after);
    // Parentheses around the callee lie outside its range.
    while (!layout.isOperator(open, "(")) {
      open++;
    }
    return new BracketedItems(
        layout, layout.tokens().get(open).range().start(), call.range().end() - 1);
  }

  private String arguments(String indentation, int before, List<Setting> settings) {
    if (settings.isEmpty()) {
      return "";
    }
    String line = settings.stream().map(Setting::onOneLine).collect(Collectors.joining(", "));
    return indentation.length() + before + line.length() + 3 <= width
        ? "(" + line + ")"
        : "(" + onLines(indentation, settings) + ")";
  }

  /// Settings on lines of their own, from the opening bracket to before the closing one.
  private String onLines(String indentation, List<Setting> settings) {
    String step = layout.indentStep(def);
    String lineBreak = layout.lineBreak(def.range().start());
    String inner = indentation + step;
    List<String> lines = new ArrayList<>();
    for (Setting setting : settings) {
      boolean fits = inner.length() + setting.onOneLine().length() + 1 <= width;
      String text = fits ? setting.onOneLine() : setting.onLines(inner, step, lineBreak, width);
      lines.add(inner + text + "," + lineBreak);
    }
    return lineBreak + String.join("", lines) + indentation;
  }
}
