package dev.graphlift.bench.fuzz;

import dev.graphlift.source.SourceText;
import dev.graphlift.source.TextRange;
import dev.graphlift.syntax.Token;
import dev.graphlift.syntax.TokenKind;
import dev.graphlift.syntax.Tokens;
import java.util.List;
import java.util.Random;

/// Changes tokens of a text.
///
/// @param source the text as it is
record TokenMutations(Random random, SourceText source) {
  private static final List<String> WORDS =
      List.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "match",
          "case",
          "type",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield",
          "self",
          "cls",
          "super",
          "__class__",
          "__name__",
          "__init__",
          "__call__",
          "__getattr__",
          "_",
          "tf",
          "np",
          "x");

  private static final List<String> OPERATORS =
      List.of(
          "+", "-", "*", "/", "%", "@", "&", "|", "^", "~", "<", ">", "(", ")", "[", "]", "{", "}",
          ",", ":", ".", ";", "=", "**", "//", ">>", "<<", "<=", "==", "!=", "->", "+=", "@=", ":=",
          "...", "!", "?", "$", "\\");

  /// Texts that stand for values at the border of what a program may hold.
  static final List<String> LITERALS =
      List.of(
          "0",
          "-1",
          "1e999",
          "-0.0",
          "1e-400",
          "1j",
          "0xFFFFFFFFFFFFFFFFFFFF",
          "10**10**10",
          "9223372036854775808",
          "2147483648",
          "1_0",
          "0b1",
          "0o17",
          "9".repeat(5000),
          "''",
          "b''",
          "'\\ud800'",
          "'\\N{BULLET}'",
          "'\\x00\\x1b[2J'",
          "'\u202E\u200F'",
          "\"</script>\"",
          "'a' * 10**9",
          "[0] * 10**9",
          "range(10**18)",
          "f'{x!r:>{y}}'",
          "f'{{}}'",
          "f'{f\"{f'''{x}'''}\"}'",
          "r'\\'",
          "u'é'",
          "()",
          "[]",
          "{}",
          "set()",
          "...",
          "None",
          "float('nan')",
          "(1, 2, 3)",
          "[None, 4]",
          "(None,)",
          "-5",
          "b'\\xff'",
          "1 << 10000",
          "lambda *a, **k: (a, k)",
          "[[[]]]",
          "{**{}}",
          "tf.TensorShape([None, -1, 3])");

  /// The text with one change.
  String once() {
    List<Token> tokens = Tokens.of(source);
    if (tokens.isEmpty()) {
      return source.text() + WORDS.get(random.nextInt(WORDS.size()));
    }
    TextRange at = any(tokens).range();
    return switch (random.nextInt(8)) {
      case 0 -> replaced(at, "");
      case 1 -> replaced(at, source.slice(at) + " " + source.slice(at));
      case 2, 3 -> replaced(at, source.slice(any(tokens).range()));
      case 4 -> replaced(at, WORDS.get(random.nextInt(WORDS.size())));
      case 5 -> replaced(at, OPERATORS.get(random.nextInt(OPERATORS.size())));
      default -> likewise(tokens);
    };
  }

  /// Replaces a token by one of its kind, which is valid more often.
  private String likewise(List<Token> tokens) {
    Token old = any(tokens);
    List<Token> like = tokens.stream().filter(token -> token.kind() == old.kind()).toList();
    boolean isLiteral = old.kind() == TokenKind.NUMBER || old.kind() == TokenKind.STRING;
    String text =
        isLiteral && random.nextBoolean()
            ? LITERALS.get(random.nextInt(LITERALS.size()))
            : source.slice(any(like).range());
    return replaced(old.range(), text);
  }

  private Token any(List<Token> tokens) {
    return tokens.get(random.nextInt(tokens.size()));
  }

  private String replaced(TextRange range, String text) {
    String whole = source.text();
    return whole.substring(0, range.start()) + text + whole.substring(range.end());
  }
}
