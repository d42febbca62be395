package dev.graphlift.syntax;

import com.oracle.graal.python.pegparser.ParserCallbacks;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;

/// How the parser library leaves off at an error; caught where it was called.
final class SyntaxFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient SourceRange range;

  SyntaxFailure(String message, SourceRange range) {
    super(message, null, false, false);
    this.range = range;
  }

  SourceRange range() {
    return range;
  }

  String message() {
    return String.valueOf(getMessage());
  }

  /// Callbacks that throw at the first error and pass over warnings.
  static ParserCallbacks callbacks() {
    return new Thrower();
  }

  private static final class Thrower implements ParserCallbacks {
    @Override
    public void safePointPoll() {}

    @Override
    public RuntimeException reportIncompleteSource(int line) {
      throw new SyntaxFailure("unexpected EOF while parsing", new SourceRange(line, 0, line, 0));
    }

    @Override
    public RuntimeException onError(ErrorType type, SourceRange range, String message) {
      throw new SyntaxFailure(prefix(type) + message, range);
    }

    /// Overridden because a message without arguments may hold a `%` of the program's own. The
    /// messages are the library's, out of the compiler's sight.
    @Override
    @SuppressWarnings("AnnotateFormatMethod")
    public RuntimeException onError(
        ErrorType type, SourceRange range, String message, Object... arguments) {
      throw onError(type, range, arguments.length == 0 ? message : message.formatted(arguments));
    }

    @Override
    public void onWarning(WarningType type, SourceRange range, String message) {}

    @Override
    public void onWarning(
        WarningType type, SourceRange range, String message, Object... arguments) {}

    private static String prefix(ErrorType type) {
      return switch (type) {
        case Indentation -> "IndentationError: ";
        case Tab -> "TabError: ";
        case Generic, Encoding, Value, Syntax, System -> "";
      };
    }
  }
}
