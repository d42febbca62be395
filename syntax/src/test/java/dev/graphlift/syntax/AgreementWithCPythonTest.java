package dev.graphlift.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.graphlift.source.Position;
import dev.graphlift.source.Problem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Compares trees and tokens with CPython's.
///
/// `-Dgraphlift.python.files=FOLDER` names the files to compare, `-Dgraphlift.python=COMMAND` the
/// Python to compare with; without them some of the standard library of `python3` is compared.
class AgreementWithCPythonTest {
  private static final String PYTHON = System.getProperty("graphlift.python", "python3");
  private static final List<String> SAMPLE =
      List.of("asyncio/tasks.py", "contextlib.py", "dataclasses.py", "test/test_patma.py");

  @Test
  void treesAndTokensAreThoseOfCPython() throws IOException, InterruptedException {
    Optional<String> library =
        output(PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))");
    assumeTrue(library.isPresent() || System.getenv("CI") != null, "there is no " + PYTHON);
    Path dump = Path.of("target", "ast-dump.txt");
    dump(files(Path.of(library.orElseThrow().strip())), dump);
    Process process =
        new ProcessBuilder(PYTHON, Path.of("tools", "compare_ast.py").toString(), dump.toString())
            .redirectErrorStream(true)
            .start();
    String report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Files.writeString(Path.of("target", "ast-agreement.txt"), report);
    assertThat(process.waitFor()).as(report).isZero();
  }

  private static List<Path> files(Path library) throws IOException {
    String folder = System.getProperty("graphlift.python.files", "");
    if (folder.isEmpty()) {
      return SAMPLE.stream().map(library::resolve).filter(Files::exists).toList();
    }
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".py") && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  private static void dump(List<Path> files, Path to) throws IOException {
    List<String> broken = new ArrayList<>();
    try (BufferedWriter writer = Files.newBufferedWriter(to)) {
      for (Path file : files) {
        Parsed parsed =
            PythonParser.parse(Decoder.decode(file.toString(), Files.readAllBytes(file)));
        writer.write("F\t" + file + "\n");
        if (!parsed.isValid()) {
          writer.write(error(parsed) + "\n");
          continue;
        }
        for (String line : AstDump.of(parsed)) {
          writer.write(line + "\n");
        }
        broken.addAll(Invariants.brokenBy(parsed));
      }
    }
    assertThat(broken).isEmpty();
  }

  private static String error(Parsed parsed) {
    Problem problem = parsed.problems().getFirst();
    Position start = parsed.source().lines().position(problem.place().range().start());
    return "E\t%d\t%d\t%s".formatted(start.line(), start.column(), problem.message());
  }

  private static Optional<String> output(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    } catch (IOException absent) {
      return Optional.empty();
    }
  }
}
