package dev.graphlift.refactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.graphlift.analysis.facts.Signatures;
import dev.graphlift.literate.Outcome;
import dev.graphlift.literate.Snippet;
import dev.graphlift.literate.Specs;
import dev.graphlift.source.SourceText;
import dev.graphlift.syntax.PythonParser;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Shows what the fixes for a project change, and holds them to what every fix must keep: the
/// result is Python, and there is nothing left to do.
final class FixSpecTest {
  @TestFactory
  Stream<DynamicNode> pages() {
    return Specs.in(FixSpecTest.class, "specs").tests(FixSpecTest::run);
  }

  private static Outcome run(Snippet snippet) {
    String options = snippet.options();
    Style style = options.contains("profile = \"reference\"") ? Style.REFERENCE : Style.OURS;
    Signatures signatures =
        options.contains("infer-signatures = true") ? Signatures.INFER : Signatures.LEAVE_OUT;
    Safety level = options.contains("unsafe-fixes = true") ? Safety.UNSAFE : Safety.SAFE;
    SmallFunctions small =
        options.contains("small-functions = \"decorate\"")
            ? SmallFunctions.DECORATE
            : SmallFunctions.LEAVE_EAGER;
    Example before = Example.of(snippet.files(), style, signatures, small);
    Map<String, String> fixed = before.fixed(level);
    fixed.forEach((path, text) -> {
      if (path.endsWith(".py")) {
        assertThat(PythonParser.parse(SourceText.of(path, text)).problems()).isEmpty();
      }
    });
    assertThat(Example.of(fixed, style, signatures, small).fixed(level))
        .as("a second run changes nothing")
        .isEqualTo(fixed);
    return Outcome.ofBlock("diff", diff(snippet.files(), fixed))
        .withBlock("fixes", fixes(before.fixes()))
        .withBlock("standings", standings(before, level));
  }

  private static String diff(Map<String, String> before, Map<String, String> after) {
    StringBuilder all = new StringBuilder();
    before.forEach((path, text) -> {
      List<String> old = text.lines().toList();
      String changed = after.getOrDefault(path, text);
      UnifiedDiffUtils.generateUnifiedDiff(
              path, path, old, DiffUtils.diff(old, changed.lines().toList()), 1)
          .forEach(line -> all.append(line.stripTrailing()).append('\n'));
    });
    return all.isEmpty() ? "no change\n" : all.toString();
  }

  private static String standings(Example example, Safety level) {
    var standings = example.by().standings(example.functions(), example.fixes(), level);
    return example.functions().stream()
        .flatMap(facts ->
            standings.apply(facts).stream()
                .map(standing -> "%s: %s%n".formatted(facts.name(), line(standing))))
        .collect(Collectors.joining());
  }

  private static String line(Standing standing) {
    return switch (standing) {
      case Standing.Boundary(var work) ->
          "decorated, operations: %d, calls: %s".formatted(work.operations(), work.calls());
      case Standing.Covered(var by) -> "in the graph of " + String.join(", ", by);
      case Standing.MadeInGraph(var by) -> "made in the graph of " + by;
      case Standing.Small(var work) ->
          "too small, operations: %d, cost: %d".formatted(work.operations(), work.cost());
      case Standing.Seldom() -> "seldom called";
    };
  }

  private static String fixes(List<Fix> fixes) {
    return fixes.stream().map(FixSpecTest::line).collect(Collectors.joining());
  }

  private static String line(Fix fix) {
    String why =
        switch (fix.safety()) {
          case SAFE -> "";
          case UNSAFE -> ", assuming that " + String.join("; ", fix.assumptions());
        };
    return "%s: %s%s%n".formatted(fix.function().qualifiedName(), fix.title(), why);
  }
}
