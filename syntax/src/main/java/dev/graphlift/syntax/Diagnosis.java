package dev.graphlift.syntax;

import com.oracle.graal.python.pegparser.Parser;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import com.oracle.graal.python.pegparser.tokenizer.Token.Kind;
import com.oracle.graal.python.pegparser.tokenizer.Tokenizer;
import com.oracle.graal.python.pegparser.tokenizer.Tokenizer.StatusCode;
import dev.graphlift.source.Problem;
import dev.graphlift.source.SourceText;
import dev.graphlift.source.TextRange;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Says of a broken file what CPython says, where the parser library says something else.
///
/// CPython lets an error in a later token win over what its grammar has to complain about, and
/// reports some complaints at the last token it read. The library does so in part.
final class Diagnosis {
  private static final String GENERIC = "invalid syntax";
  private static final Set<String> UNRAISED =
      Set.of(
          "IndentationError: unindent does not match any outer indentation level",
          "IndentationError: too many levels of indentation",
          "TabError: inconsistent use of tabs and spaces in indentation",
          "unexpected character after line continuation character");

  /// Raised at the token that the library has just taken, one before the one it names.
  private static final Set<String> ONE_TOO_FAR =
      Set.of(
          "expected one or more exception types",
          "named arguments must follow bare *",
          "trailing comma not allowed without surrounding parentheses");

  private final SourceText source;
  private final com.oracle.graal.python.pegparser.tokenizer.Token previous;
  private final com.oracle.graal.python.pegparser.tokenizer.Token current;
  private final com.oracle.graal.python.pegparser.tokenizer.Token last;

  private Diagnosis(SourceText source, Parser parser) {
    this.source = source;
    int fill = fill(parser);
    int mark = Math.min(parser.mark(), fill - 1);
    this.previous = tokenAt(parser, Math.max(mark - 1, 0));
    this.current = tokenAt(parser, mark);
    this.last = tokenAt(parser, fill - 1);
  }

  static Problem of(SourceText source, Parser parser, SyntaxFailure failure) {
    Diagnosis diagnosis = new Diagnosis(source, parser);
    SyntaxFailure corrected = diagnosis.corrected(failure);
    TextRange range = new SourcePositions(source).ofError(corrected.range());
    String message = Messages.refined(source, range.start(), corrected.message());
    return new Problem(source.place(range), message);
  }

  private SyntaxFailure corrected(SyntaxFailure failure) {
    if (last.type == Kind.ERRORTOKEN) {
      return failure;
    }
    boolean isClosedInTime =
        failure.message().endsWith("was never closed")
            && last.sourceRange.startLine <= failure.range().startLine;
    if (isClosedInTime || UNRAISED.contains(failure.message()) || isInsideString(failure)) {
      return new SyntaxFailure(GENERIC, last.sourceRange);
    }
    return laterTokenError().orElseGet(() -> atItsToken(failure));
  }

  private SyntaxFailure atItsToken(SyntaxFailure failure) {
    if (failure.range() != current.sourceRange) {
      return failure;
    }
    String message = failure.message();
    if (message.matches("expected '.'")) {
      boolean isBehindLine = message.equals("expected ':'") && previous.type == Kind.NEWLINE;
      return isBehindLine ? new SyntaxFailure(message, previous.sourceRange) : failure;
    }
    boolean isTooFar = ONE_TOO_FAR.contains(message);
    return new SyntaxFailure(message, (isTooFar ? previous : last).sourceRange);
  }

  /// Errors in the tokens of an f-string do not win over what the grammar found before it.
  private static boolean isInsideString(SyntaxFailure failure) {
    return failure.message().startsWith("f-string: unmatched")
        || failure.message().startsWith("unterminated f-string");
  }

  /// The first error that the tokens alone show, however far behind the parser's.
  private Optional<SyntaxFailure> laterTokenError() {
    Tokenizer tokenizer =
        Tokenizer.fromString(
            SyntaxFailure.callbacks(), source.text(), EnumSet.of(Tokenizer.Flag.EXEC_INPUT), null);
    com.oracle.graal.python.pegparser.tokenizer.Token token = tokenizer.next();
    while (token.type != Kind.ENDMARKER && token.type != Kind.ERRORTOKEN) {
      token = tokenizer.next();
    }
    if (token.type == Kind.ENDMARKER) {
      return Optional.empty();
    }
    if (tokenizer.getDone() == StatusCode.SYNTAX_ERROR) {
      return Optional.of(new SyntaxFailure(String.valueOf(token.extraData), token.sourceRange))
          .filter(failure -> !isInsideString(failure));
    }
    return unclosed(tokenizer);
  }

  private Optional<SyntaxFailure> unclosed(Tokenizer tokenizer) {
    int open = tokenizer.getParensNestingLevel() - 1;
    if (open < 0 || last.sourceRange.startLine <= tokenizer.getParensLineNumberStack()[open]) {
      return Optional.empty();
    }
    int line = tokenizer.getParensLineNumberStack()[open];
    int column = tokenizer.getParensColumnsStack()[open];
    String message = "'%c' was never closed".formatted(tokenizer.getParensStack()[open]);
    return Optional.of(new SyntaxFailure(message, new SourceRange(line, column, line, -1)));
  }

  /// The number of tokens the parser has read; it does not tell, but refuses to go back further.
  private static int fill(Parser parser) {
    int mark = parser.mark();
    int fill = 1;
    while (hasToken(parser, fill)) {
      fill++;
    }
    parser.reset(mark);
    return fill;
  }

  private static boolean hasToken(Parser parser, int index) {
    parser.reset(index + 1);
    try {
      parser.getLastNonWhitespaceToken();
      return true;
    } catch (IndexOutOfBoundsException | AssertionError beyond) {
      return false;
    }
  }

  private static com.oracle.graal.python.pegparser.tokenizer.Token tokenAt(
      Parser parser, int index) {
    parser.reset(index);
    return parser.getAndInitializeToken();
  }
}
