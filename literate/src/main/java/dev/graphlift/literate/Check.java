package dev.graphlift.literate;

import dev.graphlift.literate.Wildcards.Difference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What running one example showed.
///
/// @param failures in the order of the page's lines, those of blocks left out
/// @param mismatches the blocks that came out differently
/// @param crash what the subject threw instead of answering
record Check(List<Failure> failures, List<Mismatch> mismatches, Optional<Throwable> crash) {
  Check {
    failures = List.copyOf(failures);
    mismatches = List.copyOf(mismatches);
  }

  /// An expectation block and the lines that came instead.
  record Mismatch(Block block, List<String> actual, Failure failure) {
    Mismatch {
      actual = List.copyOf(actual);
    }
  }

  private record Site(String file, int line, String key) implements Comparable<Site> {
    private static final Comparator<Site> ORDER =
        Comparator.comparing(Site::file).thenComparingInt(Site::line).thenComparing(Site::key);

    @Override
    public int compareTo(Site other) {
      return ORDER.compare(this, other);
    }
  }

  /// Runs the subject on an example and compares both ways.
  static Check run(Example example, Vocabulary vocabulary, Subject subject) {
    try {
      Outcome outcome = subject.run(example.snippet());
      List<Failure> failures = new ArrayList<>();
      List<Mismatch> mismatches = new ArrayList<>();
      compareLines(example, vocabulary, outcome.answers(), failures);
      for (Block block : example.expectations()) {
        compareBlock(block, outcome.blocks(), failures, mismatches);
      }
      return new Check(failures.stream().sorted().toList(), mismatches, Optional.empty());
    } catch (RuntimeException | AssertionError thrown) {
      String message = "the subject failed: " + thrown;
      Failure failure = new Failure(example.section().line(), message);
      return new Check(List.of(failure), List.of(), Optional.of(thrown));
    }
  }

  /// Every failure, those of blocks included.
  List<Failure> allFailures() {
    return Stream.concat(failures.stream(), mismatches.stream().map(Mismatch::failure))
        .sorted()
        .toList();
  }

  private static void compareLines(
      Example example, Vocabulary vocabulary, List<Answer> answers, List<Failure> failures) {
    Map<Site, List<Assertion>> asserted = new TreeMap<>();
    for (Assertion a : example.assertions()) {
      at(asserted, new Site(a.file(), a.line(), a.key())).add(a);
    }
    Map<Site, List<Answer>> answered = new TreeMap<>();
    for (Answer answer : answers) {
      checkKnown(example, vocabulary, answer);
      Site site = new Site(answer.file(), answer.line(), answer.key());
      if (vocabulary.asserted().contains(answer.key()) || asserted.containsKey(site)) {
        at(answered, site).add(answer);
      }
    }
    asserted.forEach((site, here) -> {
      List<Answer> came = answered.getOrDefault(site, List.of());
      report(example, Matching.of(here, came), failures);
    });
    answered.forEach((site, came) -> {
      if (!asserted.containsKey(site)) {
        report(example, new Matching(List.of(), came), failures);
      }
    });
  }

  private static <E> List<E> at(Map<Site, List<E>> lists, Site site) {
    return lists.computeIfAbsent(site, _ -> new ArrayList<>());
  }

  private static void checkKnown(Example example, Vocabulary vocabulary, Answer answer) {
    if (!vocabulary.keys().contains(answer.key())) {
      throw new IllegalStateException("the driver does not declare the key of `" + answer + "`");
    }
    if (!example.snippet().files().containsKey(answer.file())) {
      throw new IllegalStateException(
          "the snippet has no file `" + answer.file() + "` for `" + answer + "`");
    }
  }

  /// An unmet assertion and an unexpected answer of the same line and key are told as one failure.
  private static void report(Example example, Matching matching, List<Failure> failures) {
    List<Assertion> unmet = matching.unmet();
    List<Answer> unexpected = matching.unexpected();
    for (int i = 0; i < Math.max(unmet.size(), unexpected.size()); i++) {
      if (i < unmet.size()) {
        Assertion assertion = unmet.get(i);
        String got =
            i < unexpected.size() ? "got      " + placed(unexpected.get(i)) : "got nothing";
        int line = example.pageLine(assertion.file(), assertion.standsOn());
        failures.add(new Failure(line, "expected " + assertion + "\n  " + got));
      } else {
        Answer answer = unexpected.get(i);
        int line = example.pageLine(answer.file(), answer.line());
        failures.add(new Failure(line, "unexpected " + placed(answer)));
      }
    }
  }

  private static String placed(Answer answer) {
    return answer + answer.columns().map(columns -> " at " + columns).orElse("");
  }

  private static void compareBlock(
      Block block, Map<String, String> blocks, List<Failure> failures, List<Mismatch> mismatches) {
    String kind = block.info();
    String text = blocks.get(kind);
    if (text == null) {
      String known = blocks.isEmpty() ? "no blocks at all" : "only " + quoted(blocks);
      String message = "nothing answers a `" + kind + "` block; the subject answers " + known;
      failures.add(new Failure(block.line(), message));
      return;
    }
    List<String> actual = text.lines().toList();
    Wildcards.difference(block.lines(), actual)
        .map(difference -> new Mismatch(block, actual, mismatch(block, actual, difference)))
        .ifPresent(mismatches::add);
  }

  private static String quoted(Map<String, String> blocks) {
    return String.join(
        ", ", blocks.keySet().stream().sorted().map(kind -> "`" + kind + "`").toList());
  }

  private static Failure mismatch(Block block, List<String> actual, Difference difference) {
    StringBuilder message =
        new StringBuilder("the `%s` block differs here\n".formatted(block.info()))
            .append("  expected: ")
            .append(lineOrEnd(block.lines(), difference.expected()))
            .append("\n  got:      ")
            .append(lineOrEnd(actual, difference.actual()))
            .append("\n  all that came (-Dliterate.update records it):");
    actual.forEach(line -> message.append("\n    ").append(line));
    return new Failure(block.line() + 1 + difference.expected(), message.toString());
  }

  private static String lineOrEnd(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index) : "(no more lines)";
  }
}
