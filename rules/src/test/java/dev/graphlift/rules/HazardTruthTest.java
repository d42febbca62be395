package dev.graphlift.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.literate.Outcome;
import dev.graphlift.literate.Snippet;
import dev.graphlift.literate.Specs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Runs the examples on the pages of the rules under real releases of TensorFlow, eagerly and as
/// graphs, and prints what came out.
///
/// A function that we would run as a graph must do the same there, whatever the page says.
final class HazardTruthTest {
  private static final List<String> RELEASES = List.of("2.15.1", "2.21.0");
  private static final List<RealTensorFlow> RUNNING = new ArrayList<>();
  private static final List<String> TABLE = new ArrayList<>();

  @TestFactory
  Stream<DynamicNode> examples() throws IOException {
    for (String release : RELEASES) {
      Optional<RealTensorFlow> started = RealTensorFlow.start(release);
      assumeTrue(
          started.isPresent(), "no TensorFlow " + release + "; ./dev check-models installs it");
      RUNNING.add(started.orElseThrow());
    }
    return Specs.in(Rules.class, "rules").ignoring("verdicts").tests(HazardTruthTest::run);
  }

  @AfterAll
  static void print() throws IOException {
    for (RealTensorFlow release : RUNNING) {
      release.close();
    }
    System.out.println("rule | example | function | TensorFlow | outcome | eagerly | as a graph");
    TABLE.forEach(System.out::println);
  }

  private static Outcome run(Snippet snippet) {
    if (!snippet.asks("tensorflow")) {
      return Outcome.of(List.of());
    }
    List<String> functions = functions(snippet);
    RUNNING.forEach(release -> release.ask(snippet.files(), functions));
    Map<String, Map<String, RealTensorFlow.Run>> byFunction = new LinkedHashMap<>();
    for (RealTensorFlow release : RUNNING) {
      release
          .answer()
          .forEach((function, run) -> {
            note(snippet, function, release.release(), run);
            byFunction
                .computeIfAbsent(function, _ -> new LinkedHashMap<>())
                .put(release.release(), run);
          });
    }
    for (FunctionFacts facts : Judged.functions(snippet)) {
      // An assumption says how the graph may differ.
      if (Decision.decide(Rules.ALL, facts) instanceof Verdict.ToGraph(var assumptions)
          && assumptions.isEmpty()) {
        byFunction
            .getOrDefault(facts.name(), Map.of())
            .forEach((release, run) ->
                assertThat(run.outcome())
                    .as("`%s`, which we would run as a graph, under %s", facts.name(), release)
                    .startsWith("same"));
      }
    }
    StringBuilder block = new StringBuilder();
    byFunction.forEach(
        (function, runs) -> block.append("%s: %s%n".formatted(function, outcome(runs))));
    return Outcome.ofBlock("tensorflow", block.toString());
  }

  /// The functions that the page tells about; none, which stands for all, when it is recorded.
  private static List<String> functions(Snippet snippet) {
    boolean isRecorded = !System.getProperty("literate.update", "false").equals("false");
    return isRecorded
        ? List.of()
        : snippet
            .expected()
            .getOrDefault("tensorflow", "")
            .lines()
            .map(line -> line.substring(0, line.indexOf(':')))
            .toList();
  }

  private static void note(
      Snippet snippet, String function, String release, RealTensorFlow.Run run) {
    String page = snippet.name().substring(0, snippet.name().indexOf('.'));
    String heading = snippet.name().substring(snippet.name().lastIndexOf(" > ") + 3);
    TABLE.add(
        String.join(
            " | ", page, heading, function, release, run.outcome(), run.eager(), run.graph()));
  }

  private static String outcome(Map<String, RealTensorFlow.Run> runs) {
    List<String> distinct =
        runs.values().stream().map(RealTensorFlow.Run::outcome).distinct().toList();
    if (distinct.size() == 1 && runs.size() == RELEASES.size()) {
      return distinct.getFirst();
    }
    List<String> each = new ArrayList<>();
    runs.forEach((release, run) -> each.add("%s under %s".formatted(run.outcome(), release)));
    return String.join(", ", each);
  }
}
