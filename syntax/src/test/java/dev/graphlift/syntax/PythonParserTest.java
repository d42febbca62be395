package dev.graphlift.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graphlift.source.SourceText;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PythonParserTest {
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
  void errorsAreProblems() {
    assertThat(problem("x = = 1\n")).isEqualTo("1:5 invalid syntax");
    assertThat(problem("if x:\npass\n"))
        .isEqualTo(
            "2:1 IndentationError: expected an indented block after 'if' statement on line 1");
    assertThat(problem("a\0b")).isEqualTo("1:2 source code cannot contain null bytes");
  }

  @Test
  void longExpressionsParse() {
    String sum = String.join(" + ", Collections.nCopies(5_000, "a"));
    assertThat(parse("x = " + sum + "\n").isValid()).isTrue();
    String list = String.join(", ", Collections.nCopies(50_000, "1"));
    assertThat(parse("x = [" + list + "]\n").isValid()).isTrue();
    String elifs = "elif x:\n    pass\n".repeat(1_000);
    assertThat(parse("if x:\n    pass\n" + elifs).isValid()).isTrue();
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
