package dev.graphlift.literate;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Compares the lines of an expectation block with the lines that came.
///
/// `[..]` stands for any text within a line, a line `...` for any number of lines.
final class Wildcards {
  private static final String ANY_TEXT = "[..]";
  private static final String ANY_LINES = "...";

  private Wildcards() {}

  /// Where two texts part: indexes into the expected and the actual lines, either may be past the
  /// end.
  record Difference(int expected, int actual) {}

  /// The first difference, the actual lines followed as far as any reading of the wildcards goes.
  static Optional<Difference> difference(List<String> expected, List<String> actual) {
    BitSet reached = new BitSet();
    reached.set(0);
    for (int i = 0; i < expected.size(); i++) {
      BitSet next = after(expected.get(i), reached, actual);
      if (next.isEmpty()) {
        return Optional.of(new Difference(i, reached.length() - 1));
      }
      reached = next;
    }
    return reached.get(actual.size())
        ? Optional.empty()
        : Optional.of(new Difference(expected.size(), reached.length() - 1));
  }

  private static BitSet after(String expected, BitSet reached, List<String> actual) {
    BitSet next = new BitSet();
    if (expected.equals(ANY_LINES)) {
      next.set(reached.nextSetBit(0), actual.size() + 1);
      return next;
    }
    IntStream.range(0, actual.size())
        .filter(i -> reached.get(i) && fits(expected, actual.get(i)))
        .forEach(i -> next.set(i + 1));
    return next;
  }

  /// The actual lines, except that a line which an expected line with wildcards fits stays as it
  /// was written.
  static List<String> keepingPatterns(List<String> expected, List<String> actual) {
    List<String> patterns = expected.stream().filter(line -> line.contains(ANY_TEXT)).toList();
    return actual.stream()
        .map(line -> patterns.stream().filter(p -> fits(p, line)).findFirst().orElse(line))
        .toList();
  }

  private static boolean fits(String expected, String actual) {
    if (!expected.contains(ANY_TEXT)) {
      return expected.equals(actual);
    }
    String pattern =
        Stream.of(expected.split(Pattern.quote(ANY_TEXT), -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(pattern, Pattern.DOTALL).matcher(actual).matches();
  }
}
