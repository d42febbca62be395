package dev.graphlift.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graphlift.source.SourceText;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PythonParserTest {
  private static final List<String> PIECES =
      List.of(
          "def ",
          "class ",
          "f",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          ":",
          "\n",
          "    ",
          "\t",
          "\f",
          "'",
          "\"",
          "f'",
          "\\",
          "=",
          "*",
          "if ",
          "else ",
          "0",
          "1e",
          ".",
          ",",
          "#",
          "\r",
          "é",
          "😀",
          "\ud800",
          "\u00a0",
          "lambda ",
          "match ",
          "case ",
          "async ",
          "await ",
          "type ",
          "b'",
          "'''",
          "rb\"\"\"",
          "\\N{",
          "f\"\"\"",
          "@",
          "!",
          ";",
          "->",
          ":=",
          "~",
          "$");

  @Test
  void namesOfDefinitionsHaveTheirOwnRanges() {
    SourceText source = SourceText.of("a.py", "@d\nasync  def \\\n  f[T](x, *, y=1): pass\n");
    Statement.FunctionDef def = (Statement.FunctionDef) body(source).getFirst();
    assertThat(source.slice(def.name().range())).isEqualTo("f");
    assertThat(source.slice(def.parameters().range())).isEqualTo("x, *, y=1");
  }

  @Test
  void columnsCountUtf16UnitsBehindEmoji() {
    SourceText source = SourceText.of("a.py", "s = '😀'; t = s . value\n");
    Statement.Assign assign = (Statement.Assign) body(source).getLast();
    Expression.Attribute attribute = (Expression.Attribute) assign.value();
    assertThat(source.slice(attribute.range())).isEqualTo("s . value");
    assertThat(source.slice(attribute.name().range())).isEqualTo("value");
  }

  @Test
  void lineBreaksOfAnyKindKeepOffsets() {
    SourceText source = SourceText.of("a.py", "a = 1\r\nb = '''x\ry'''\rc = a\r\n");
    assertThat(body(source).stream().map(s -> source.slice(s.range())))
        .containsExactly("a = 1", "b = '''x\ry'''", "c = a");
  }

  @Test
  void whatNoSpecCanHoldIsAProblem() {
    assertThat(problem("a\0b")).isEqualTo("1:2 source code cannot contain null bytes");
    assertThat(problem("\uFEFFa")).isEqualTo("1:1 invalid non-printable character U+FEFF");
    assertThat(problem("x = '\ud800'\ny = \ud800\n")).startsWith("2:5 ");
    assertThat(problem("x = " + "(".repeat(300) + ")".repeat(300)))
        .isEqualTo("1:205 too many nested parentheses");
    assertThat(problem("(" + "\n".repeat(3))).isEqualTo("1:1 '(' was never closed");
  }

  @ParameterizedTest
  @MethodSource("longPrograms")
  void longProgramsParse(String program) {
    Parsed parsed = parse(program);
    assertThat(parsed.problems()).isEmpty();
    assertThat(Invariants.brokenBy(parsed)).isEmpty();
  }

  static Stream<Named<String>> longPrograms() {
    return Stream.of(
        Named.of("no text", ""),
        Named.of("a comment alone", "# nothing"),
        Named.of("a sum", "x = a" + " + a".repeat(5_000)),
        Named.of("powers", "x = a" + " ** a".repeat(500)),
        Named.of("a chain", "x = a" + ".b(c)".repeat(2_000)),
        Named.of("a list", "x = [" + "1, ".repeat(50_000) + "]"),
        Named.of("a string in parts", "x = (" + "'a'\n".repeat(5_000) + ")"),
        Named.of("elifs", "if x:\n    pass\n" + "elif x:\n    pass\n".repeat(1_000)),
        Named.of("lines", "x = f(1)\n".repeat(5_000)),
        Named.of("indentation", nested(90)),
        Named.of("lambdas", "x = " + "lambda: ".repeat(500) + "0"));
  }

  @Test
  void programsTooDeepForTheStackAreProblems() {
    assertThat(problem("x = " + "not ".repeat(200_000) + "a\n")).contains("nests too deeply");
    assertThat(problem(nested(120))).contains("too many levels of indentation");
  }

  @Test
  void anyTextParsesOrIsAProblem() {
    Random random = new Random(20_250_701);
    for (int program = 0; program < 3_000; program++) {
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(1, 25); piece > 0; piece--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      Parsed parsed = parse(text.toString());
      assertThat(Invariants.brokenBy(parsed)).as(text.toString()).isEmpty();
      assertThat(parsed.problems())
          .as(text.toString())
          .noneMatch(problem -> problem.message().startsWith("the parser failed"));
    }
  }

  @Test
  void anyNumberOfParsersMayRunAtATime() {
    List<String> programs =
        IntStream.range(0, 200)
            .mapToObj(i -> "def f%d(x):\n    return f'{x}' + %d\n".formatted(i, i))
            .toList();
    List<Module> oneByOne = programs.stream().map(p -> parse(p).tree()).toList();
    assertThat(programs.parallelStream().map(p -> parse(p).tree()).toList()).isEqualTo(oneByOne);
  }

  private static String nested(int depth) {
    return IntStream.range(0, depth)
            .mapToObj(level -> " ".repeat(level) + "if x:\n")
            .collect(Collectors.joining())
        + " ".repeat(depth)
        + "pass\n";
  }

  private static String problem(String text) {
    SourceText source = SourceText.of("a.py", text);
    Parsed parsed = PythonParser.parse(source);
    assertThat(parsed.problems()).hasSize(1);
    var problem = parsed.problems().getFirst();
    var position = source.lines().position(problem.place().range().start());
    return position.line() + ":" + position.column() + " " + problem.message();
  }

  private static List<Statement> body(SourceText source) {
    Parsed parsed = PythonParser.parse(source);
    assertThat(parsed.problems()).isEmpty();
    return parsed.tree().body();
  }

  private static Parsed parse(String text) {
    return PythonParser.parse(SourceText.of("a.py", text));
  }
}
