package dev.graphlift.rules;

import dev.graphlift.analysis.facts.AnalysisOptions;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.InputSignature;
import dev.graphlift.analysis.facts.ProjectAnalysis;
import dev.graphlift.analysis.facts.Signatures;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.ModuleTable;
import dev.graphlift.literate.Outcome;
import dev.graphlift.literate.Snippet;
import dev.graphlift.literate.Specs;
import dev.graphlift.rules.ReferenceDecision.Edition;
import dev.graphlift.syntax.PythonParser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Holds the decision of the reference tool to what is known of it.
final class ReferenceSpecTest {
  private static final Library LIBRARY = Library.load();

  @TestFactory
  Stream<DynamicNode> pages() {
    return Specs.in(ReferenceSpecTest.class, "specs").tests(ReferenceSpecTest::run);
  }

  private static Outcome run(Snippet snippet) {
    List<FileIndex> files =
        snippet.sources().stream().map(source -> FileIndex.of(PythonParser.parse(source))).toList();
    Signatures signatures =
        snippet.options().contains("infer-signatures = true")
            ? Signatures.INFER
            : Signatures.LEAVE_OUT;
    ProjectAnalysis.Result result =
        ProjectAnalysis.analyse(
            files,
            ModuleTable.of(files, List.of()),
            LIBRARY,
            AnalysisOptions.DEFAULT.with(signatures));
    StringBuilder reference = new StringBuilder();
    result.called().forEach(facts -> reference.append(line(facts)).append('\n'));
    StringBuilder verdicts = new StringBuilder();
    for (FunctionFacts facts : result.whole()) {
      verdicts.append(facts.name()).append(": ").append(Judged.verdict(facts)).append('\n');
    }
    return Outcome.ofBlock("reference", reference.toString())
        .withBlock("verdicts", verdicts.toString());
  }

  private static String line(FunctionFacts facts) {
    ReferenceDecision.Outcome outcome = ReferenceDecision.decide(facts, Edition.CURRENT);
    List<String> says =
        Stream.of(
                outcome.precondition().stream(),
                outcome.transformations().stream(),
                outcome.failures().stream(),
                signature(facts, outcome))
            .flatMap(part -> part)
            .toList();
    return facts.name() + ": " + (says.isEmpty() ? "nothing" : String.join(", ", says));
  }

  private static Stream<String> signature(FunctionFacts facts, ReferenceDecision.Outcome outcome) {
    return outcome.isWithheld()
        ? Stream.of("WITHHELD_STATICALLY_READ_AXES")
        : facts.signature().stream()
            .map(found ->
                switch (found) {
                  case InputSignature.Inferred inferred ->
                      inferred.text("tf.", InputSignature.Notation.REFERENCE);
                  case InputSignature.Absent(var reason, var _, var _) -> reason.name();
                });
  }
}
