package dev.graphlift.literate;

import dev.graphlift.source.SourceText;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Runs pages whose code is a page itself, and whose `report` says what running that one shows.
final class LiterateTest {
  private static final String INNER = "spec.md";

  @TestFactory
  Stream<DynamicNode> pagesAboutPages() {
    return Specs.in(LiterateTest.class, "specs")
        .tests(
            snippet -> Outcome.ofBlock("report", report(snippet.files().getOrDefault(INNER, ""))));
  }

  @TestFactory
  Stream<DynamicNode> ordinaryPages() {
    return Specs.in(LiterateTest.class, "ordinary")
        .asserting("error", "type")
        .onRequest("hint")
        .ignoring("diff")
        .tests(Toy::run);
  }

  private static String report(String text) {
    Page page = Page.parse(SourceText.of(INNER, text));
    Examples examples = Examples.of(page, INNER, Toy.VOCABULARY);
    if (!examples.complaints().isEmpty()) {
      return Reports.complaints(INNER, examples.complaints());
    }
    return examples.examples().stream().map(LiterateTest::report).collect(Collectors.joining("\n"));
  }

  private static String report(Example example) {
    Check check = Check.run(example, Toy.VOCABULARY, Toy::run);
    return check.allFailures().isEmpty()
        ? example.snippet().name() + ": holds"
        : Reports.failures(INNER, example, check.allFailures());
  }
}
