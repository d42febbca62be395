package dev.graphlift.analysis.models;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The generated table of one library: sorted lines, found by their first field.
///
/// The text stays in one array of bytes and is searched by halving, so that reading a large table
/// costs no more than unpacking it.
final class ApiTable {
  static final ApiTable EMPTY = new ApiTable(new byte[0]);

  private static final String RELEASES = "!releases";

  private final byte[] text;
  private final List<String> releases;

  ApiTable(byte[] text) {
    this.text = text;
    this.releases =
        lines(RELEASES).stream().findFirst().map(line -> List.of(line.split("\t"))).stream()
            .flatMap(List::stream)
            .skip(1)
            .toList();
  }

  /// The releases the table was made from, oldest first.
  List<String> releases() {
    return releases;
  }

  /// The canonical name of which `name` is another name.
  Optional<String> alias(String name) {
    return lines(name).stream()
        .map(line -> line.split("\t", -1))
        .filter(fields -> fields[1].equals("="))
        .map(fields -> fields[2])
        .findFirst();
  }

  /// The rows for `name`, which differ in their releases.
  List<ApiRow> rows(String name) {
    List<ApiRow> rows = new ArrayList<>();
    for (String line : lines(name)) {
      String[] fields = line.split("\t", -1);
      if (!fields[1].equals("=")) {
        rows.add(ApiRow.of(fields, releases));
      }
    }
    return rows;
  }

  /// The function or class under a prefix whose name ends in `last` and has the fewest dots.
  Optional<String> published(String prefix, String last) {
    return lines()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.split("\t", 3))
        .filter(fields -> fields[0].endsWith("." + last))
        .filter(fields -> fields[1].equals("F") || fields[1].equals("C"))
        .map(fields -> fields[0])
        .filter(name -> !name.contains(".compat."))
        .min(
            Comparator.<String>comparingLong(name -> name.chars().filter(c -> c == '.').count())
                .thenComparing(Comparator.naturalOrder()));
  }

  /// Every line, for tests and figures.
  Stream<String> lines() {
    return new String(text, StandardCharsets.UTF_8).lines();
  }

  private List<String> lines(String key) {
    byte[] wanted = (key + "\t").getBytes(StandardCharsets.UTF_8);
    List<String> found = new ArrayList<>();
    for (int start = firstNotBefore(wanted); start < text.length; ) {
      int end = endOfLine(start);
      if (!startsWith(start, wanted)) {
        break;
      }
      found.add(new String(text, start, end - start, StandardCharsets.UTF_8));
      start = end + 1;
    }
    return found;
  }

  /// The start of the first line that does not sort before `wanted`.
  private int firstNotBefore(byte[] wanted) {
    int low = 0;
    int high = text.length;
    while (low < high) {
      int start = startOfLine(low + (high - low) / 2);
      int length = Math.min(wanted.length, text.length - start);
      if (Arrays.compareUnsigned(text, start, start + length, wanted, 0, wanted.length) < 0) {
        low = endOfLine(start) + 1;
      } else {
        high = start;
      }
    }
    return low;
  }

  private int startOfLine(int position) {
    int start = position;
    while (start > 0 && text[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private int endOfLine(int position) {
    int end = position;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return end;
  }

  private boolean startsWith(int start, byte[] wanted) {
    return start + wanted.length <= text.length
        && Arrays.equals(text, start, start + wanted.length, wanted, 0, wanted.length);
  }
}
