package dev.graphlift.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.literate.Answer;
import dev.graphlift.literate.Outcome;
import dev.graphlift.literate.Snippet;
import dev.graphlift.literate.Specs;
import dev.graphlift.source.Finding;
import dev.graphlift.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Runs the examples on the pages of the rules.
final class RulePagesTest {
  @TestFactory
  Stream<DynamicNode> pages() {
    return Specs.in(Rules.class, "rules")
        .asserting("hazard")
        .ignoring("tensorflow")
        .tests(RulePagesTest::run);
  }

  @Test
  void eachRuleHasItsPage() {
    assertThat(Rules.ALL)
        .allSatisfy(rule ->
            assertThat(Rules.class.getResource("/rules/" + rule.rule().id() + ".md"))
                .as(rule.rule().id())
                .isNotNull());
  }

  @Test
  void idsAndFailuresAreDistinct() {
    assertThat(Rules.ALL).extracting(rule -> rule.rule().id()).doesNotHaveDuplicates();
    assertThat(Rules.ALL).extracting(rule -> rule.rule().failure()).doesNotHaveDuplicates();
  }

  private static Outcome run(Snippet snippet) {
    List<SourceText> sources = snippet.sources();
    Map<String, SourceText> texts =
        sources.stream().collect(Collectors.toMap(SourceText::path, Function.identity()));
    List<Answer> answers = new ArrayList<>();
    StringBuilder verdicts = new StringBuilder();
    for (FunctionFacts facts : Judged.functions(snippet)) {
      for (HazardRule rule : Rules.ALL) {
        if (rule.rule().purpose() == Rule.Purpose.SAFETY
            && rule.judge(facts) instanceof Judgement.Blocks(var findings)) {
          answers.add(answer(texts, findings.getFirst()));
        }
      }
      verdicts.append(facts.name()).append(": ").append(Judged.verdict(facts)).append('\n');
    }
    return Outcome.of(answers).withBlock("verdicts", verdicts.toString());
  }

  private static Answer answer(Map<String, SourceText> texts, Finding finding) {
    SourceText text =
        Objects.requireNonNull(texts.get(finding.place().file()), "a file of the page");
    return Answer.at(text, finding.place().range(), "hazard", finding.message())
        .withCode(finding.rule());
  }
}
