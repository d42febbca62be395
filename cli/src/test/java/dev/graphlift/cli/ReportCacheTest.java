package dev.graphlift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graphlift.cli.Analyzer.Outcome;
import dev.graphlift.workspace.ConfigurationSource;
import dev.graphlift.workspace.InputSignatures;
import dev.graphlift.workspace.Progress;
import dev.graphlift.workspace.ProjectReport;
import dev.graphlift.workspace.ResearchTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reports that are used again.
final class ReportCacheTest {
  private static final String PROGRAM =
      """
      import tensorflow as tf


      @tf.function
      def log(x: tf.Tensor, *, sink="𝓍 </script>"):
          print(x)
          return tf.abs(x)


      def double(x):
          return tf.add(x, x)


      for _ in range(9):
          log(double(tf.ones((2, 3))))
      """;

  @TempDir private Path folder;
  private final List<Progress.Stage> stages = new CopyOnWriteArrayList<>();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("main.py"), PROGRAM);
  }

  @Test
  void theSecondRunAnalysesNothingAndSaysTheSame() {
    ProjectReport first = report("build");
    assertThat(stages).contains(Progress.Stage.ANALYSE);
    stages.clear();
    ProjectReport second = report("build");
    assertThat(stages).doesNotContain(Progress.Stage.ANALYSE);
    assertThat(second.functions()).isEqualTo(first.functions()).isNotEmpty();
    assertThat(second.diagnostics()).isEqualTo(first.diagnostics()).isNotEmpty();
    assertThat(second.lines()).isEqualTo(first.lines());
  }

  @Test
  void whatChangesCounts() throws IOException {
    report("build");
    stages.clear();
    report("another build");
    assertThat(stages).contains(Progress.Stage.ANALYSE);
    Files.writeString(folder.resolve("main.py"), PROGRAM.replace("tf.add", "max"));
    assertThat(report("build").diagnostics())
        .noneMatch(d -> d.message().startsWith("`double` can"));
    Files.writeString(folder.resolve("graphlift.toml"), "ignore = [\"python-side-effects\"]");
    assertThat(report("build").diagnostics())
        .noneMatch(d -> d.code().equals("python-side-effects"));
    stages.clear();
    Files.writeString(folder.resolve("graphlift.toml"), "small-functions = \"decorate\"");
    report("build");
    assertThat(stages).contains(Progress.Stage.ANALYSE);
    Files.delete(folder.resolve("graphlift.toml"));
    Files.writeString(folder.resolve("main.py"), PROGRAM);
    stages.clear();
    assertThat(report("build").diagnostics()).anyMatch(d -> d.message().startsWith("`double` can"));
    assertThat(stages).doesNotContain(Progress.Stage.ANALYSE);
  }

  @Test
  void brokenEntriesAreAsGoodAsNone() throws IOException {
    ProjectReport whole = report("build");
    Path entry = entries().getFirst();
    byte[] bytes = Files.readAllBytes(entry);
    for (int cut : new int[] {0, 1, 20, bytes.length / 2, bytes.length - 1}) {
      byte[] broken = bytes.clone();
      broken[cut] ^= 0x55;
      Files.write(entry, broken);
      assertThat(report("build").diagnostics()).isEqualTo(whole.diagnostics());
      Files.write(entry, Arrays.copyOf(bytes, cut));
      assertThat(report("build").diagnostics()).isEqualTo(whole.diagnostics());
    }
  }

  @Test
  void versionControlPassesOverIt() throws IOException {
    report("build");
    assertThat(folder.resolve(ReportCache.NAME).resolve(".gitignore")).hasContent("*");
    assertThat(ReportCache.isCache(folder.resolve(ReportCache.NAME))).isTrue();
    for (int i = 0; i < 20; i++) {
      Files.writeString(folder.resolve("main.py"), PROGRAM + "# " + i + "\n");
      report("build");
    }
    assertThat(entries()).hasSize(16);
  }

  @Test
  void cleanTakesItAwayAndNothingElse() throws IOException {
    report("build");
    Path other = Files.createDirectories(folder.resolve("a").resolve(ReportCache.NAME));
    Files.writeString(other.resolve("mine.txt"), "");
    Analyzer analyzer = analyzer("");
    assertThat(new Shell(folder, analyzer).run("graphlift clean").output())
        .isEqualTo("Removed .graphlift_cache\n");
    assertThat(folder.resolve(ReportCache.NAME)).doesNotExist();
    assertThat(other.resolve("mine.txt")).exists();
    assertThat(new Shell(folder, analyzer).run("graphlift clean").output()).isEmpty();
    assertThat(new Shell(folder, analyzer).run("graphlift clean nowhere").exit()).isEqualTo(2);
  }

  @Test
  void optionsSayWhereAndEditsDoWithout() {
    Shell shell = new Shell(folder, analyzer("build"));
    String with = shell.run("graphlift check --no-cache").output();
    assertThat(folder.resolve(ReportCache.NAME)).doesNotExist();
    assertThat(shell.run("graphlift check --cache-dir elsewhere").output()).isEqualTo(with);
    assertThat(shell.run("GRAPHLIFT_CACHE_DIR=elsewhere graphlift check").output()).isEqualTo(with);
    assertThat(folder.resolve(ReportCache.NAME)).doesNotExist();
    assertThat(folder.resolve("elsewhere")).isNotEmptyDirectory();
    assertThat(shell.run("graphlift check --diff").output()).contains("+@tf.function");
    shell.run("graphlift check --fix --quiet");
    assertThat(folder.resolve("main.py")).content().contains("@tf.function\ndef double");
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(ReportCache.NAME))) {
      return files.filter(file -> file.toString().endsWith(".gz")).toList();
    }
  }

  private static Analyzer analyzer(String build) {
    return new WorkspaceAnalyzer(new ShippedRules(), Optional.empty(), () -> build);
  }

  private ProjectReport report(String build) {
    Request request =
        new Request(
            folder,
            List.of(Path.of(".")),
            Request.Extent.PROJECT_AROUND,
            Optional.empty(),
            List.of(),
            new ConfigurationSource.Closest(),
            InputSignatures.LEAVE_OUT,
            ResearchTables.Wanted.NOTHING,
            new Request.Reuse.InProjects(),
            Optional.empty());
    Outcome outcome = analyzer(build).analyse(request, (stage, _, _) -> stages.add(stage));
    assertThat(outcome.failures()).isEmpty();
    return outcome.projects().getFirst().report();
  }
}
