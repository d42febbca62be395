package dev.graphlift.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.graphlift.literate.Console;
import dev.graphlift.literate.Outcome;
import dev.graphlift.literate.Snippet;
import dev.graphlift.literate.Specs;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Runs the command lines of the pages in a folder that holds their files.
final class CommandLineTest {
  @TestFactory
  Stream<DynamicNode> pages() {
    return Specs.in(CommandLineTest.class, "specs")
        .tests(snippet -> run(snippet, new MarkedFiles()));
  }

  /// Pages whose programs are really analysed.
  @TestFactory
  Stream<DynamicNode> wholePages() {
    Analyzer analyzer = new WorkspaceAnalyzer(new ShippedRules(), Optional.empty());
    return Specs.in(CommandLineTest.class, "specs-whole").tests(snippet -> run(snippet, analyzer));
  }

  /// Pages whose programs are really run, by any Python, against a stand-in for TensorFlow.
  @TestFactory
  Stream<DynamicNode> runPages() {
    assumeTrue(python().isPresent() || System.getenv("CI") != null, "there is no python3");
    Map<String, String> environment =
        Map.of(
            "PATH",
            System.getenv("PATH"),
            "PYTHONPATH",
            Path.of("src", "test", "resources", "stand-in").toAbsolutePath().toString());
    Analyzer analyzer = new WorkspaceAnalyzer(new ShippedRules(), Optional.empty());
    return Specs.in(CommandLineTest.class, "specs-run")
        .tests(snippet -> run(snippet, analyzer, environment));
  }

  private static Optional<Path> python() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "python3"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Outcome run(Snippet snippet, Analyzer analyzer) {
    return run(snippet, analyzer, Map.of());
  }

  private static Outcome run(Snippet snippet, Analyzer analyzer, Map<String, String> environment) {
    try {
      Path folder = Files.createTempDirectory("graphlift-spec");
      try {
        snippet.files().forEach((name, text) -> write(folder.resolve(name), text));
        Shell shell = new Shell(folder, analyzer, environment);
        String block = snippet.expected().getOrDefault(Console.KIND, "");
        return Outcome.ofBlock(Console.KIND, Console.replay(block, shell::run));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text.replace(Shell.ESCAPE, '\033'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }
}
