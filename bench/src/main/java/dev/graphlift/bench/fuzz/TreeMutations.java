package dev.graphlift.bench.fuzz;

import dev.graphlift.source.LineIndex;
import dev.graphlift.source.TextRange;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Parsed;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Changes a file along its tree, so that most results are Python again.
///
/// @param parsed the file as it is
/// @param donor another file, to take parts from
record TreeMutations(Random random, Parsed parsed, Parsed donor) {
  private static final List<String> AROUND_EXPRESSION =
      List.of(
          "not %s",
          "(%s,)",
          "[%s for x in %<s]",
          "(lambda x: %s)",
          "(%s if x else %<s)",
          "f(%s)",
          "f(*%s, **%<s)",
          "(await %s)",
          "(yield %s)",
          "(yield from %s)",
          "%s[%<s]",
          "%s[...]",
          "%s[1:, None, -1]",
          "{%s: %<s}",
          "{%s}",
          "f'{x}' and %s",
          "(y := %s)",
          "%s.shape[0]",
          "tf.function(%s)",
          "(%s) @ (%<s)",
          "-(%s)",
          "%s(%<s)",
          "tf.constant(%s)",
          "np.array(%s)",
          "self.%s",
          "%s.numpy()",
          "list(%s)",
          "next(iter(%s))",
          "(%s) == (%<s)",
          "super().%s",
          "getattr(%s, 'call')",
          "(%s) + 1",
          "tf.reshape(%s, [-1, 2])",
          "dict(a=%s)",
          "(*%s, 1)",
          "tf.cond(%s, lambda: 1, lambda: 2)",
          "sorted(%s, key=lambda x: %<s)",
          "print(%s)",
          "tf.Variable(%s)",
          "tf.map_fn(lambda x: x, %s)",
          "type(%s)(%<s)",
          "slice(%s)");

  private static final List<String> HEADS =
      List.of(
          "if x:",
          "for i in range(3):",
          "while True:",
          "with a as b:",
          "try:",
          "def f(x=1, *a):",
          "class A(A):",
          "async def g(self):",
          "async with a as b:",
          "async for i in x:",
          "with tf.GradientTape() as tape:",
          "class B(tf.keras.Model):",
          "@tf.function\ndef h(x):",
          "for (a, *b), c in x:",
          "for x.y[0] in z:",
          "while (n := x):",
          "def f[T: int](x: T) -> T:");

  private static final List<String> DECORATORS =
      List.of(
          "tf.function",
          "tf.function()",
          "tf.function(reduce_retracing=True)",
          "tf.function(**x)",
          "tf.function(input_signature=[tf.TensorSpec([None, 2], tf.float32)])",
          "staticmethod",
          "tf.function(autograph=False, jit_compile=True)",
          "classmethod",
          "property",
          "f.setter",
          "functools.lru_cache(maxsize=None)",
          "functools.wraps(f)",
          "unknown.thing(1)[0]",
          "tf.custom_gradient",
          "dataclasses.dataclass",
          "x if y else z",
          "lambda f: f",
          "tf.function(input_signature=(tf.TensorSpec(shape=(), dtype='int32'),) * 3)",
          "contextlib.contextmanager",
          "tf.function(experimental_relax_shapes=1)  # why",
          "f");

  private static final Pattern NAME = Pattern.compile("\\b[A-Za-z_][A-Za-z_0-9]*\\b");

  /// The text with one change.
  String once() {
    return switch (random.nextInt(16)) {
      case 0, 1 -> expression(slice(donor, any(expressions(donor))));
      case 2 -> expression(slice(parsed, any(expressions(parsed))));
      case 3, 4 -> wrappedExpression();
      case 5, 6 -> spliced(donor);
      case 7 -> spliced(parsed);
      case 8 -> deleted();
      case 9 -> wrappedStatement();
      case 10 -> renamed();
      case 11, 12 -> decorated();
      case 13 -> calling();
      case 14 -> expression(any(TokenMutations.LITERALS));
      default -> assigned();
    };
  }

  private String expression(String text) {
    return replaced(any(expressions(parsed)), random.nextInt(3) == 0 ? text : "(" + text + ")");
  }

  private String wrappedExpression() {
    TextRange at = any(expressions(parsed));
    return replaced(at, any(AROUND_EXPRESSION).formatted(slice(parsed, at)));
  }

  /// Puts a statement before another one, as deep as that one.
  private String spliced(Parsed from) {
    return before(any(statements(parsed)), lines(from, any(statements(from))));
  }

  private String deleted() {
    TextRange at = any(statements(parsed));
    return replaced(at, random.nextBoolean() ? "pass" : "");
  }

  private String wrappedStatement() {
    TextRange at = any(statements(parsed));
    String head = any(HEADS);
    String end =
        switch (head) {
          case "try:" -> random.nextBoolean() ? "except* x as e: pass" : "finally: pass";
          case "while True:" -> "else: break";
          default -> "";
        };
    String block = head + "\n" + lines(parsed, at).indent(4) + end;
    return replaced(lineStarting(at), block.indent(column(at)));
  }

  /// Writes one name where another one stood, once or everywhere.
  private String renamed() {
    List<TextRange> names = names();
    if (names.isEmpty()) {
      return spliced(donor);
    }
    String from = slice(parsed, any(names));
    String to = slice(parsed, any(names));
    Matcher matcher =
        Pattern.compile("\\b" + Pattern.quote(from) + "\\b").matcher(parsed.source().text());
    return matcher.replaceAll(_ -> random.nextInt(4) == 0 ? from : to);
  }

  private String decorated() {
    List<TextRange> functions = new ArrayList<>();
    Nodes.walk(
        parsed.tree(),
        node -> {
          if (node instanceof Statement.Definition definition) {
            functions.add(definition.range());
          }
        });
    return functions.isEmpty()
        ? spliced(donor)
        : before(any(functions), "@" + any(DECORATORS) + "\n");
  }

  /// Calls something of the file with parts of it, which makes it recursive now and then.
  private String calling() {
    List<String> called = new ArrayList<>();
    Nodes.walk(
        parsed.tree(),
        node -> {
          if (node instanceof Statement.Definition definition) {
            called.add(definition.name().text());
          }
        });
    String name = called.isEmpty() ? "print" : any(called);
    String first = slice(parsed, any(expressions(parsed)));
    String second = slice(parsed, any(expressions(parsed)));
    return expression(
        "%s%s(%s, %s)".formatted(random.nextInt(3) == 0 ? "self." : "", name, first, second));
  }

  /// Rebinds a name, attribute or element of the file to another part of it.
  private String assigned() {
    String target = slice(parsed, any(expressions(parsed)));
    String value = slice(parsed, any(expressions(parsed)));
    String operator = any(List.of(" = ", " += ", ": int = ", " = x, *y = ", " @= "));
    return before(any(statements(parsed)), target + operator + value + "\n");
  }

  private String before(TextRange at, String text) {
    int start = lineStarting(at).start();
    return replaced(TextRange.at(start), text.indent(column(at)));
  }

  /// The whole lines of a statement, taken back to the margin.
  private static String lines(Parsed from, TextRange at) {
    LineIndex lines = from.source().lines();
    int start = lines.lineStart(lines.line(at.start()));
    int end = lines.lineEnd(lines.line(at.end()));
    return from.source().text().substring(start, Math.max(start, end)).stripIndent() + "\n";
  }

  private TextRange lineStarting(TextRange at) {
    LineIndex lines = parsed.source().lines();
    int start = lines.lineStart(lines.line(at.start()));
    return new TextRange(start, Math.max(start, lines.lineEnd(lines.line(at.end()))));
  }

  private int column(TextRange at) {
    LineIndex lines = parsed.source().lines();
    return at.start() - lines.lineStart(lines.line(at.start()));
  }

  private List<TextRange> names() {
    List<TextRange> names = new ArrayList<>();
    Matcher matcher = NAME.matcher(parsed.source().text());
    while (matcher.find()) {
      names.add(new TextRange(matcher.start(), matcher.end()));
    }
    return names;
  }

  private static List<TextRange> expressions(Parsed file) {
    return ranges(file, Expression.class);
  }

  private static List<TextRange> statements(Parsed file) {
    return ranges(file, Statement.class);
  }

  private static List<TextRange> ranges(Parsed file, Class<? extends Node> kind) {
    List<TextRange> ranges = new ArrayList<>();
    Nodes.walk(
        file.tree(),
        node -> {
          if (kind.isInstance(node)) {
            ranges.add(node.range());
          }
        });
    if (ranges.isEmpty()) {
      ranges.add(TextRange.at(0));
    }
    return ranges;
  }

  private static String slice(Parsed file, TextRange range) {
    return file.source().slice(range);
  }

  private String replaced(TextRange range, String text) {
    String whole = parsed.source().text();
    return whole.substring(0, range.start()) + text + whole.substring(range.end());
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
