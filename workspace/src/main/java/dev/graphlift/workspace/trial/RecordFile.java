package dev.graphlift.workspace.trial;

import dev.graphlift.workspace.trial.Observed.Activity;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rows that the probes write, and the rows of the plan that they read: fields separated by
/// tabs, with backslashes for what would end a field.
final class RecordFile {
  private static final double NANOS = 1e9;

  private RecordFile() {}

  /// One row.
  static String row(String... fields) {
    return Stream.of(fields).map(RecordFile::escaped).collect(Collectors.joining("\t")) + "\n";
  }

  /// Reads what one process has written.
  ///
  /// @throws IOException when it is not such a record
  static Observed.Log read(List<String> rows) throws IOException {
    String tensorflow = "";
    Duration imported = Duration.ZERO;
    SortedMap<Integer, Activity> functions = new TreeMap<>();
    Map<Integer, Map<String, Value>> results = new TreeMap<>();
    List<Observed.Variable> variables = new ArrayList<>();
    try {
      for (String row : rows) {
        List<String> fields = Stream.of(row.split("\t", -1)).map(RecordFile::unescaped).toList();
        switch (fields.getFirst()) {
          case "tensorflow" -> tensorflow = fields.get(1);
          case "imported" -> imported = seconds(fields.get(1));
          case "function" -> functions.put(number(fields.get(1)), activity(fields));
          case "result" ->
              results
                  .computeIfAbsent(number(fields.get(1)), _ -> new LinkedHashMap<>())
                  .put(way(fields.get(2), fields.get(3)), value(fields.subList(4, fields.size())));
          case "variable" ->
              variables.add(
                  new Observed.Variable(fields.get(1), value(fields.subList(2, fields.size()))));
          default -> {
            // A row about something that is not compared.
          }
        }
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw new IOException("the record of a run is not readable: " + broken.getMessage(), broken);
    }
    functions.replaceAll((number, seen) ->
        new Activity(
            seen.calls(),
            seen.outer(),
            seen.time(),
            seen.first(),
            seen.traces(),
            seen.draws(),
            results.getOrDefault(number, Map.of())));
    return new Observed.Log(tensorflow, imported, functions, variables);
  }

  private static Activity activity(List<String> fields) {
    String traces = fields.get(5);
    return new Activity(
        number(fields.get(2)),
        number(fields.get(3)),
        seconds(fields.get(4)),
        seconds(fields.get(7)),
        traces.isEmpty() ? Optional.empty() : Optional.of(number(traces)),
        number(fields.get(6)),
        Map.of());
  }

  private static String way(String call, String path) {
    return "call " + call + (path.isEmpty() ? "" : ", " + path);
  }

  private static Value value(List<String> fields) {
    return switch (fields.getFirst()) {
      case "numbers" ->
          new Value.Numbers(
              fields.get(1),
              fields.get(2),
              Long.parseLong(fields.get(3)),
              real(fields.get(4)),
              fields.get(5),
              Stream.of(fields.get(6).split(" ", -1))
                  .filter(text -> !text.isEmpty())
                  .map(RecordFile::real)
                  .toList());
      case "text" -> new Value.Text(fields.get(1));
      case "raised" -> new Value.Raised(fields.get(1), fields.get(2));
      case "object" -> new Value.Opaque(fields.get(1));
      default -> throw new IllegalArgumentException(fields.getFirst());
    };
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }

  private static Duration seconds(String text) {
    return Duration.ofNanos(Math.round(Double.parseDouble(text) * NANOS));
  }

  /// A number as Python writes it.
  static double real(String text) {
    return switch (text) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    return Stream.of(text.split("\\\\\\\\", -1))
        .map(part -> part.replace("\\t", "\t").replace("\\n", "\n").replace("\\r", "\r"))
        .collect(Collectors.joining("\\"));
  }
}
