package dev.graphlift.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.ProjectAnalysis;
import dev.graphlift.analysis.interp.Budget;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.ModuleTable;
import dev.graphlift.literate.Answer;
import dev.graphlift.literate.Outcome;
import dev.graphlift.literate.Snippet;
import dev.graphlift.literate.Specs;
import dev.graphlift.source.Finding;
import dev.graphlift.source.SourceText;
import dev.graphlift.syntax.PythonParser;
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
  private static final Library LIBRARY = Library.load();

  @TestFactory
  Stream<DynamicNode> pages() {
    return Specs.in(Rules.class, "rules").asserting("hazard").tests(RulePagesTest::run);
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
    List<FileIndex> files =
        sources.stream().map(source -> FileIndex.of(PythonParser.parse(source))).toList();
    List<FunctionFacts> functions =
        ProjectAnalysis.analyse(files, ModuleTable.of(files, List.of()), LIBRARY, Budget.DEFAULT)
            .whole();
    Map<String, SourceText> texts =
        sources.stream().collect(Collectors.toMap(SourceText::path, Function.identity()));
    List<Answer> answers = new ArrayList<>();
    StringBuilder verdicts = new StringBuilder();
    for (FunctionFacts facts : functions) {
      for (HazardRule rule : Rules.ALL) {
        if (rule.rule().purpose() == Rule.Purpose.SAFETY
            && rule.judge(facts) instanceof Judgement.Blocks(var findings)) {
          answers.add(answer(texts, findings.getFirst()));
        }
      }
      verdicts.append(facts.name()).append(": ").append(verdict(facts)).append('\n');
    }
    return Outcome.of(answers).withBlock("verdicts", verdicts.toString());
  }

  private static Answer answer(Map<String, SourceText> texts, Finding finding) {
    SourceText text =
        Objects.requireNonNull(texts.get(finding.place().file()), "a file of the page");
    return Answer.at(text, finding.place().range(), "hazard", finding.message())
        .withCode(finding.rule());
  }

  private static String verdict(FunctionFacts facts) {
    return switch (Decision.decide(Rules.ALL, facts)) {
      case Verdict.ToGraph _ -> "run as a graph";
      case Verdict.KeepEager(var because) -> "keep eager: " + rules(because);
      case Verdict.KeepGraph(var warnings) ->
          warnings.isEmpty() ? "is a graph" : "is a graph: " + rules(warnings);
      case Verdict.CannotTell(var gaps) ->
          "cannot tell: "
              + gaps.stream().map(Gap::message).distinct().collect(Collectors.joining("; "));
    };
  }

  private static String rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).distinct().collect(Collectors.joining(", "));
  }
}
