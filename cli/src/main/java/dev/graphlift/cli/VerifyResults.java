package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `graphlift verify --output-format json` wrote, read again.
///
/// @param runs one for each file
/// @param functions of all files
record VerifyResults(List<Run> runs, List<Timed> functions) {
  /// None.
  static final VerifyResults NONE = new VerifyResults(List.of(), List.of());

  VerifyResults {
    runs = List.copyOf(runs);
    functions = List.copyOf(functions);
  }

  /// One command with and without the fixes.
  ///
  /// @param before seconds of each run without them
  /// @param after seconds of each run with them
  record Run(
      String command,
      boolean equal,
      String tensorflow,
      List<Double> before,
      List<Double> after,
      OptionalDouble speedUp) {
    Run {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /// One function that was watched.
  ///
  /// @param file its path as the user would write it
  record Timed(
      String file, String name, int line, String outcome, String detail, Side before, Side after) {
    /// How many times as fast the calls after the first are; empty where there are none.
    OptionalDouble speedUp() {
      boolean isTimed = before.calls() > 1 && after.calls() > 1 && after.later() > 0;
      return isTimed && outcome.equals("equal")
          ? OptionalDouble.of(before.later() / after.later())
          : OptionalDouble.empty();
    }
  }

  /// What a function took on one side.
  ///
  /// @param calls those from outside all watched functions
  /// @param traces below zero where it is not known
  record Side(int calls, double seconds, double first, int traces) {
    /// The seconds of all calls but the first, which has the cost of tracing in it.
    double later() {
      return Math.max(0, seconds - first);
    }
  }

  /// Reads a file.
  ///
  /// @throws IOException also when it is no such result
  static VerifyResults read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("No such file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      JsonValue result = JsonValue.read(in);
      if (result.field("equal") instanceof JsonValue.Flag) {
        return new VerifyResults(
            List.of(run(result)),
            result.field("functions").items().stream().map(VerifyResults::timed).toList());
      }
    } catch (JsonProcessingException _) {
      // What is no JSON at all is no result either.
    }
    throw new IOException("`graphlift verify --output-format json` did not write it");
  }

  /// These and those of another file.
  VerifyResults with(VerifyResults others) {
    return new VerifyResults(
        Stream.concat(runs.stream(), others.runs.stream()).toList(),
        Stream.concat(functions.stream(), others.functions.stream()).toList());
  }

  private static Run run(JsonValue result) {
    return new Run(
        result.field("command").items().stream()
            .flatMap(word -> word.text().stream())
            .collect(Collectors.joining(" ")),
        result.field("equal").isTrue(),
        result.field("tensorflow").text().orElse(""),
        seconds(result.field("before")),
        seconds(result.field("after")),
        result.field("speed_up").number());
  }

  private static List<Double> seconds(JsonValue side) {
    return side.field("seconds").items().stream()
        .mapToDouble(each -> each.number().orElse(0))
        .boxed()
        .toList();
  }

  private static Timed timed(JsonValue function) {
    return new Timed(
        function.field("file").text().orElse(""),
        function.field("name").text().orElse(""),
        (int) function.field("line").number().orElse(0),
        function.field("outcome").text().orElse(""),
        function.field("detail").text().orElse(""),
        side(function.field("before")),
        side(function.field("after")));
  }

  private static Side side(JsonValue side) {
    return new Side(
        (int) side.field("outer_calls").number().orElse(0),
        side.field("seconds").number().orElse(0),
        side.field("first_call_seconds").number().orElse(0),
        (int) side.field("traces").number().orElse(-1));
  }
}
