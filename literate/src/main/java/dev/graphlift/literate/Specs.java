package dev.graphlift.literate;

import dev.graphlift.literate.SpecFiles.SpecFile;
import dev.graphlift.source.SourceText;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.AssertionFailedError;

/// The Markdown pages of a folder as JUnit tests: the return value of a `@TestFactory`.
///
/// ```java
/// @TestFactory
/// Stream<DynamicNode> specs() {
///   return Specs.in(NamesTest.class, "specs").asserting("denotes", "error").tests(subject);
/// }
/// ```
///
/// Two system properties change a run. `literate.only=TEXT` keeps the tests whose page and heading
/// path contain `TEXT`; `literate.update` writes what came into the expectation blocks that differ,
/// never into comments and never under a known gap.
public final class Specs {
  private static final String ONLY = "literate.only";
  private static final String UPDATE = "literate.update";

  private final Class<?> anchor;
  private final String folder;
  private final Vocabulary vocabulary;

  private Specs(Class<?> anchor, String folder, Vocabulary vocabulary) {
    this.anchor = anchor;
    this.folder = folder;
    this.vocabulary = vocabulary;
  }

  /// The pages below a folder of `src/main/resources` and `src/test/resources`.
  ///
  /// @param anchor a class of the module whose resources are meant
  public static Specs in(Class<?> anchor, String folder) {
    return new Specs(anchor, folder, Vocabulary.EMPTY);
  }

  /// These pages with keys that comments may assert and that must be asserted: an answer with such
  /// a key on a line that does not expect it is a failure.
  public Specs asserting(String... keys) {
    return with(vocabulary.asserting(Set.of(keys)));
  }

  /// These pages with keys whose answers are looked at only on lines that assert them, for a
  /// subject that has something to say about most lines.
  public Specs onRequest(String... keys) {
    return with(vocabulary.requesting(Set.of(keys)));
  }

  /// These pages without their expectation blocks of some kinds, which another driver answers.
  public Specs ignoring(String... kinds) {
    return with(vocabulary.ignoring(Set.of(kinds)));
  }

  private Specs with(Vocabulary words) {
    return new Specs(anchor, folder, words);
  }

  /// One container a page, one test a heading with code under it.
  public Stream<DynamicNode> tests(Subject subject) {
    Bridge bridge = new Bridge(vocabulary, subject, System.getProperty(ONLY, ""), mode());
    return SpecFiles.find(anchor, folder).stream().flatMap(file -> bridge.page(file).stream());
  }

  private static Mode mode() {
    String update = System.getProperty(UPDATE, "false");
    return update.equals("false") ? Mode.COMPARE : Mode.RECORD;
  }

  private enum Mode {
    COMPARE,
    RECORD
  }

  /// Turns pages into JUnit's nodes.
  private record Bridge(Vocabulary vocabulary, Subject subject, String only, Mode mode) {

    Optional<DynamicNode> page(SpecFile file) {
      String text = file.read();
      Page page = Page.parse(SourceText.of(file.shown(), text));
      Examples examples = Examples.of(page, file.name(), vocabulary);
      URI uri = file.path().toUri();
      if (!examples.complaints().isEmpty()) {
        String message = Reports.complaints(file.shown(), examples.complaints());
        Executable fail =
            () -> {
              throw new AssertionFailedError(message);
            };
        return Optional.of(DynamicTest.dynamicTest(file.name(), uri, fail));
      }
      PageRun run = new PageRun(file, page, examples, new Recording(file.path(), text));
      List<DynamicNode> nodes = under(Optional.empty(), run);
      return nodes.isEmpty()
          ? Optional.empty()
          : Optional.of(DynamicContainer.dynamicContainer(file.name(), uri, nodes.stream()));
    }

    private List<DynamicNode> under(Optional<Section> parent, PageRun run) {
      return run.page().sections().stream()
          .filter(section -> section.parent().equals(parent))
          .flatMap(section -> nodes(section, run))
          .toList();
    }

    private Stream<DynamicNode> nodes(Section section, PageRun run) {
      Optional<DynamicNode> own =
          run.example(section).filter(this::isWanted).map(e -> test(e, run));
      List<DynamicNode> below = under(Optional.of(section), run);
      if (below.isEmpty()) {
        return own.stream();
      }
      return Stream.of(
          DynamicContainer.dynamicContainer(
              section.title(), run.uri(section), Stream.concat(own.stream(), below.stream())));
    }

    private boolean isWanted(Example example) {
      return example.snippet().name().contains(only);
    }

    private DynamicNode test(Example example, PageRun run) {
      Section section = example.section();
      String name = section.title() + section.gap().map(_ -> " (known gap)").orElse("");
      return DynamicTest.dynamicTest(name, run.uri(section), () -> check(example, run));
    }

    private void check(Example example, PageRun run) {
      Check check = Check.run(example, vocabulary, subject);
      boolean records = mode == Mode.RECORD && example.section().gap().isEmpty();
      if (records) {
        check.mismatches().forEach(m -> run.recording().record(m.block(), m.actual()));
      }
      List<Failure> failures = records ? check.failures() : check.allFailures();
      if (!failures.isEmpty()) {
        String message = Reports.failures(run.file().shown(), example, failures);
        throw new AssertionFailedError(message, check.crash().orElse(null));
      }
    }
  }

  /// A page whose tests are being built.
  private record PageRun(SpecFile file, Page page, Examples examples, Recording recording) {
    Optional<Example> example(Section section) {
      return examples.examples().stream()
          .filter(example -> example.section().equals(section))
          .findFirst();
    }

    URI uri(Section section) {
      return URI.create(file.path().toUri() + "?line=" + section.line());
    }
  }
}
