package dev.graphlift.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.graphlift.literate.Console.Result;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `--diff-base` leaves of a report, in repositories of git.
final class DiffBaseTest {
  private static final String PROGRAM =
      """
      import tensorflow as tf


      def double(x):
          return tf.add(x, x)


      def half(x):
          y = x / 2.0
          return tf.abs(y)


      for _ in range(9):
          half(double(tf.ones((2, 3))))
      """;

  @TempDir private Path folder;

  @BeforeEach
  void commit() throws Exception {
    boolean hasGit =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "git")));
    assumeTrue(hasGit || System.getenv("CI") != null, "there is no git");
    Files.writeString(folder.resolve("main.py"), PROGRAM);
    git("init", "-q");
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-q", "-m", "one");
  }

  @Test
  void nothingChanged() throws IOException {
    assertThat(check("HEAD").output()).isEmpty();
    assertThat(check("HEAD").exit()).isZero();
  }

  @Test
  void functionsWithAChangedLineAreReported() throws IOException {
    Files.writeString(folder.resolve("main.py"), PROGRAM.replace("/ 2.0", "* 0.5"));
    assertThat(check("HEAD").output()).contains("`half`").doesNotContain("`double`");
    Files.writeString(folder.resolve("main.py"), PROGRAM.replace("    y = x / 2.0\n", ""));
    assertThat(check("HEAD").output()).contains("`half`").doesNotContain("`double`");
    Files.writeString(folder.resolve("main.py"), "# moved\n" + PROGRAM);
    assertThat(check("HEAD").output()).isEmpty();
  }

  @Test
  void filesThatGitDoesNotKnowAreNew() throws IOException {
    String other = PROGRAM.replace("double", "twice").replace("half", "other");
    Files.writeString(folder.resolve("nä \"w\".py"), other);
    assertThat(check("HEAD").output()).contains("`twice`", "`other`").doesNotContain("`half`");
  }

  @Test
  void quotedNamesAreFound() throws Exception {
    Path file = folder.resolve("nä \"w\".py");
    Files.writeString(file, PROGRAM.replace("double", "twice").replace("half", "other"));
    git("add", ".");
    assertThat(check("HEAD").output()).contains("`twice`", "`other`").doesNotContain("`half`");
  }

  @Test
  void unknownCommitsAreAnError() throws IOException {
    assertThat(check("nowhere").exit()).isEqualTo(2);
    assertThat(check("--output=broken").exit()).isEqualTo(2);
    assertThat(Files.exists(folder.resolve("broken"))).isFalse();
  }

  private Result check(String commit) throws IOException {
    Analyzer analyzer = new WorkspaceAnalyzer(new ShippedRules(), Optional.empty());
    return new Shell(folder, analyzer)
        .run("graphlift check --quiet --output-format concise --diff-base=" + commit);
  }

  private void git(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    Process git = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(git.waitFor()).isZero();
  }
}
