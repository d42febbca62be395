package dev.graphlift.analysis.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Draws calls from the templates, runs them under real releases of TensorFlow and NumPy, and holds
/// the rules to what they gave. `-Dchecks.calls` says how many calls are drawn from each line.
final class RuleCheckTest {
  private static final Map<String, String> PREFIXES =
      Map.of("tensorflow", "tf.", "keras", "tf.keras.", "numpy", "", "expressions", "");

  private static final String ARRAYS = "np.";

  /// Where the framework speaks the dialect of NumPy.
  private static final String DIALECT = "tf.experimental.numpy.";

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"2.15.1", "2.21.0"})
  void rulesAgreeWithTheLibrary(String release) throws IOException, InterruptedException {
    int each = Integer.getInteger("checks.calls", 1);
    Random random = new Random(Long.getLong("checks.seed", 20L));
    List<String> calls = new ArrayList<>();
    for (String table : List.of("tensorflow", "keras", "numpy", "expressions")) {
      String prefix = PREFIXES.getOrDefault(table, "");
      for (String line : lines(table)) {
        for (String one : Template.alternatives(line)) {
          draw(calls, prefix + one, each, random);
          if (one.startsWith(ARRAYS) && !one.contains(ARRAYS + "random")) {
            draw(calls, DIALECT + one.substring(ARRAYS.length()), each, random);
          }
        }
      }
    }
    Optional<RuleCheck.Report> report =
        new RuleCheck(Path.of("..").toAbsolutePath().normalize()).check(release, calls, folder);
    assumeTrue(
        report.isPresent(), "no TensorFlow " + release + " here; ./dev check-models installs it");
    RuleCheck.Report found = report.orElseThrow();
    System.out.printf(
        "TensorFlow %s: %d calls, %d gave tensors: %d exact, %d partly unknown, %d wrong%n",
        release, calls.size(), found.run(), found.exact(), found.open(), found.wrong().size());
    if (Boolean.getBoolean("checks.unknown")) {
      found.unknown().forEach(System.out::println);
    }
    assertThat(found.wrong()).isEmpty();
  }

  private static void draw(List<String> calls, String template, int count, Random random) {
    for (int i = 0; i < count; i++) {
      calls.add(Template.draw(template, random));
    }
  }

  private static List<String> lines(String table) throws IOException {
    String path = "/checks/" + table + ".txt";
    try (var stream = Objects.requireNonNull(RuleCheckTest.class.getResourceAsStream(path))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }
}
