package dev.graphlift.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graphlift.literate.Answer;
import dev.graphlift.literate.Outcome;
import dev.graphlift.literate.Snippet;
import dev.graphlift.literate.Specs;
import dev.graphlift.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Runs the pages on trees, tokens and errors; every program in them has to keep the invariants.
class SyntaxTest {
  @TestFactory
  Stream<DynamicNode> pages() {
    return Specs.in(SyntaxTest.class, "specs").asserting("error").tests(SyntaxTest::parse);
  }

  private static Outcome parse(Snippet snippet) {
    List<Answer> errors = new ArrayList<>();
    StringBuilder tree = new StringBuilder();
    StringBuilder tokens = new StringBuilder();
    for (SourceText source : snippet.sources()) {
      Parsed parsed = PythonParser.parse(source);
      assertThat(Invariants.brokenBy(parsed)).isEmpty();
      parsed.problems().stream()
          .map(p -> Answer.at(source, p.place().range(), "error", p.message()))
          .forEach(errors::add);
      tree.append(TreePrinter.print(source, parsed.tree()));
      tokens.append(tokens(source));
    }
    return Outcome.of(errors)
        .withBlock("tree", tree.toString())
        .withBlock("tokens", tokens.toString());
  }

  private static String tokens(SourceText source) {
    return Tokens.of(source).stream()
        .filter(token -> token.kind() != TokenKind.LINE_BREAK)
        .map(token -> token.kind() + " " + source.slice(token.range()).replace("\n", "⏎") + "\n")
        .collect(Collectors.joining());
  }
}
