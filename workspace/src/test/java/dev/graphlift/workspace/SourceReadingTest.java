package dev.graphlift.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graphlift.source.SourceText;
import dev.graphlift.syntax.Parsed;
import dev.graphlift.syntax.PythonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SourceReadingTest {
  private final MemoryTree tree = new MemoryTree();

  @Test
  void resultDoesNotDependOnTheNumberOfThreads() {
    for (int i = 0; i < 200; i++) {
      tree.file("/w/m%03d.py".formatted(i), i % 7 == 0 ? "x = (\n" : "x = " + i + "\n");
    }
    ProjectSources one = read("jobs=1");
    ProjectSources many = read("jobs=8");
    assertThat(one.files().stream().map(SourceFile::path)).isSorted().hasSize(200);
    assertThat(many.files().stream().map(SourceFile::path))
        .containsExactlyElementsOf(one.files().stream().map(SourceFile::path).toList());
    assertThat(many.diagnostics()).isEqualTo(one.diagnostics()).hasSize(29);
    assertThat(one.lines()).isEqualTo(400);
  }

  @Test
  void troubleWithOneFileStaysWithIt() {
    tree.file("/w/a.py", "x = 1\n").deniedFile("/w/b.py").vanishing("/w/c.py");
    tree.file("/w/d.py", "#".repeat(2000)).file("/w/e.py", "x = = 1\n").file("/w/f.py", "y = 2\n");
    ProjectSources sources = read("max-file-size=1000");
    assertThat(sources.files().stream().map(SourceFile::path))
        .containsExactly("a.py", "e.py", "f.py");
    assertThat(messages(sources.diagnostics()))
        .containsExactly(
            "b.py:1:1 io-error cannot be read: permission denied",
            "c.py:1:1 io-error cannot be read: no such file or folder",
            "d.py:1:1 io-error cannot be read: the file has 2,000 bytes, more than `max-file-size`"
                + " (1,000)",
            "e.py:1:5 invalid-syntax invalid syntax");
  }

  @Test
  void parserThatFailsIsOneDiagnostic() {
    tree.file("/w/a.py", "stack").file("/w/b.py", "heap").file("/w/c.py", "bug");
    tree.file("/w/d.py", "x = 1");
    SourceParser parser =
        (path, bytes) ->
            switch (new String(bytes, StandardCharsets.UTF_8)) {
              case "stack" -> throw new StackOverflowError();
              case "heap" -> throw new OutOfMemoryError("test");
              case "bug" -> throw new IllegalStateException("odd");
              default -> parse(path, bytes);
            };
    ProjectSources sources = read(parser, Progress.silent(), Cancellation.never(), "jobs=2");
    assertThat(sources.files()).hasSize(1);
    assertThat(messages(sources.diagnostics()))
        .containsExactly(
            "a.py:1:1 invalid-syntax the program nests too deeply to be parsed",
            "b.py:1:1 io-error cannot be read: there is not enough memory for it",
            "c.py:1:1 invalid-syntax the parser failed: java.lang.IllegalStateException: odd");
  }

  @Test
  void fileThatRanOutOfMemoryGetsASecondChanceAlone() {
    tree.file("/w/a.py", "x = 1").file("/w/b.py", "y = 2");
    AtomicInteger calls = new AtomicInteger();
    SourceParser parser =
        (path, bytes) -> {
          if (calls.incrementAndGet() <= 2) {
            throw new OutOfMemoryError("test");
          }
          return parse(path, bytes);
        };
    ProjectSources sources = read(parser, Progress.silent(), Cancellation.never());
    assertThat(sources.diagnostics()).isEmpty();
    assertThat(sources.files()).hasSize(2);
  }

  @Test
  void deepProgramsAreParsed() {
    tree.file("/w/a.py", "x = " + String.join(" + ", Collections.nCopies(20_000, "a")) + "\n");
    assertThat(read().diagnostics()).isEmpty();
  }

  @Test
  void cancelledReadingGivesNothing() {
    for (int i = 0; i < 50; i++) {
      tree.file("/w/m" + i + ".py", "x = 1\n");
    }
    AtomicInteger done = new AtomicInteger();
    Progress progress = (_, count, _) -> done.set(count);
    assertThatThrownBy(
            () -> read(SourceReadingTest::parse, progress, () -> done.get() >= 10, "jobs=1"))
        .isInstanceOf(CancellationException.class);
    assertThat(done).hasValue(10);
  }

  @Test
  void progressCountsEveryFile() {
    tree.file("/w/a.py", "").file("/w/b.py", "").deniedFile("/w/c.py");
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    Progress progress = (stage, done, total) -> heard.add(stage + " " + done + "/" + total);
    read(SourceReadingTest::parse, progress, Cancellation.never(), "jobs=1");
    assertThat(heard).containsExactly("READ 1/3", "READ 2/3", "READ 3/3");
  }

  @Test
  void stampsTellWhetherAFileChanged() {
    tree.file("/w/a.py", "x = 1\n");
    FileStamp before = read().files().getFirst().stamp();
    FileStamp again = read().files().getFirst().stamp();
    tree.file("/w/a.py", "x = 2\n");
    FileStamp after = read().files().getFirst().stamp();
    assertThat(again).isEqualTo(before);
    assertThat(before.sameContent(after)).isFalse();
    assertThat(before.size()).isEqualTo(6);
  }

  private ProjectSources read(String... overrides) {
    return read(SourceReadingTest::parse, Progress.silent(), Cancellation.never(), overrides);
  }

  private ProjectSources read(
      SourceParser parser, Progress progress, Cancellation cancellation, String... overrides) {
    ConfigurationReader configurations =
        new ConfigurationReader(
            tree, new ConfigurationSource.Isolated(), List.of(overrides), Set.of());
    Discovery found =
        new ProjectDiscovery(
                tree, configurations, Optional.empty(), Progress.silent(), Cancellation.never())
            .at(List.of(Path.of("/w")));
    return new SourceReading(tree, parser, progress, cancellation)
        .read(found.projects().getFirst());
  }

  private static Parsed parse(String path, byte[] bytes) {
    return PythonParser.parse(SourceText.of(path, new String(bytes, StandardCharsets.UTF_8)));
  }

  private static List<String> messages(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(each ->
            "%s:%d:%d %s %s"
                .formatted(
                    each.span().file(),
                    each.span().line(),
                    each.span().column(),
                    each.code(),
                    each.message()))
        .toList();
  }
}
