package dev.graphlift.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graphlift.workspace.InputSignatures;
import dev.graphlift.workspace.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Tries a hundred inputs made of our own programs. `-Dfuzz.inputs=N` tries so many, and
/// `-Dfuzz.seed=S` others.
final class FuzzTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling("");

  private static final Fuzz.Options OPTIONS =
      Fuzz.Options.of(
          "--inputs",
          System.getProperty("fuzz.inputs", "100"),
          "--seed",
          System.getProperty("fuzz.seed", "1"),
          "--limit",
          "120",
          ROOT.resolve("examples").toString(),
          ROOT.resolve("verification").toString());

  @Test
  void nothingCrashesOrHangs() throws IOException {
    Tally tally = Fuzz.run(OPTIONS);
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    tally.print(new PrintStream(report, false, StandardCharsets.UTF_8), 0, 0);
    assertThat(tally.isClean()).as(report.toString(StandardCharsets.UTF_8)).isTrue();
  }

  @Test
  void inputsDependOnSeedAndNumberAlone() throws IOException {
    SeedFiles seeds = SeedFiles.below(OPTIONS.trees());
    for (int number = 0; number < 20; number++) {
      Map<String, byte[]> once = new Mutator(seeds, 7).input(number).files();
      Map<String, byte[]> again = new Mutator(seeds, 7).input(number).files();
      assertThat(again.keySet()).isEqualTo(once.keySet());
      once.forEach((name, bytes) -> assertThat(again.get(name)).isEqualTo(bytes));
    }
  }

  @Test
  void failuresAreCountedByWhereTheyHappen() {
    Tally tally = new Tally();
    for (int i = 0; i < 3; i++) {
      FuzzInput input =
          new FuzzInput(i, new TreeMap<>(), Profile.DEFAULT, InputSignatures.LEAVE_OUT);
      tally.add(input, new Trial.Result(0, 0, 0, List.of(failure(i))), 1, 1, 2);
    }
    assertThat(tally.distinctCrashes()).isEqualTo(1);
    assertThat(tally.isClean()).isFalse();
  }

  private static Throwable failure(int number) {
    return new IllegalStateException("number " + number);
  }
}
