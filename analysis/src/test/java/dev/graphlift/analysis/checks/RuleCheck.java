package dev.graphlift.analysis.checks;

import dev.graphlift.analysis.facts.AnalysisOptions;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.ParameterFacts;
import dev.graphlift.analysis.facts.ProjectAnalysis;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.ModuleTable;
import dev.graphlift.analysis.values.Dimension;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.source.SourceText;
import dev.graphlift.syntax.PythonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares what the analysis says of generated calls with what running them gives.
final class RuleCheck {
  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"name\": \"s(\\d+)\", \"kind\": \"(tensor|array|ragged|sparse)\", \"dtype\": \"(\\w+)\","
              + " \"shape\": (null|\\[[^]]*\\])\\}");

  /// How the calls of one release came out.
  ///
  /// @param run how many gave a tensor
  /// @param exact of how many of those shape and element type were known in full
  /// @param open of how many something was left unknown, but nothing was wrong
  /// @param wrong what was wrong
  record Report(int run, int exact, int open, List<String> wrong, List<String> unknown) {}

  /// A tensor that a call gave.
  private record Actual(String dtype, Optional<List<String>> shape) {}

  private final Path root;

  RuleCheck(Path root) {
    this.root = root;
  }

  /// Analyses and runs calls; empty where there is no environment to run them in.
  Optional<Report> check(String release, List<String> calls, Path folder)
      throws IOException, InterruptedException {
    String program = program(calls);
    Path file = folder.resolve("calls.py");
    Files.writeString(file, program);
    Optional<Map<Integer, Actual>> actual = run(release, file);
    return actual.isPresent()
        ? Optional.of(compare(calls, types(program, release), actual.get()))
        : Optional.empty();
  }

  private static String program(List<String> calls) {
    StringBuilder program = new StringBuilder("import tensorflow as tf\nimport numpy as np\n");
    for (int i = 0; i < calls.size(); i++) {
      program.append("\ndef s%d(v):\n    record('s%d', v)\n\n".formatted(i, i));
    }
    for (int i = 0; i < calls.size(); i++) {
      program.append(
          "try:\n    s%d(%s)\nexcept Exception as e:\n    pass\n".formatted(i, calls.get(i)));
    }
    return program.toString();
  }

  private Optional<Map<Integer, Actual>> run(String release, Path program)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add("python3");
    command.add(root.resolve("tools/run_calls.py").toString());
    command.add(release);
    command.add(program.toString());
    if (System.getenv("CI") != null || Boolean.getBoolean("checks.install")) {
      command.add("--install");
    }
    Path errors = program.resolveSibling("errors.txt");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    Map<Integer, Actual> results = new HashMap<>();
    for (String line : process.inputReader().lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        results.put(
            Integer.valueOf(matcher.group(1)),
            new Actual(matcher.group(3), shape(matcher.group(4))));
      }
    }
    int status = process.waitFor();
    if (status == 3) {
      return Optional.empty();
    }
    if (status != 0) {
      throw new IOException("running the calls failed:\n" + Files.readString(errors));
    }
    return Optional.of(results);
  }

  private static Optional<List<String>> shape(String text) {
    if (text.equals("null")) {
      return Optional.empty();
    }
    String inner = text.substring(1, text.length() - 1).strip();
    return Optional.of(inner.isEmpty() ? List.of() : List.of(inner.split(",\\s*", -1)));
  }

  private static Map<Integer, ParameterFacts> types(String program, String release) {
    List<FileIndex> files =
        List.of(FileIndex.of(PythonParser.parse(SourceText.of("calls.py", program))));
    ProjectAnalysis.Result result =
        ProjectAnalysis.analyse(
            files,
            ModuleTable.of(files, List.of()),
            Library.load(release),
            AnalysisOptions.DEFAULT);
    Map<Integer, ParameterFacts> types = new HashMap<>();
    for (FunctionFacts function : result.called()) {
      types.put(Integer.valueOf(function.name().substring(1)), function.parameters().getFirst());
    }
    return types;
  }

  private static Report compare(
      List<String> calls, Map<Integer, ParameterFacts> types, Map<Integer, Actual> actual) {
    int exact = 0;
    int open = 0;
    List<String> wrong = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      Actual real = actual.get(i);
      ParameterFacts facts = types.get(i);
      if (real == null || facts == null) {
        continue;
      }
      List<TensorType> fitting = facts.types().stream().filter(type -> fits(type, real)).toList();
      if (fitting.isEmpty()) {
        wrong.add("%s gives %s, not %s".formatted(calls.get(i), real, facts.types()));
      } else if (facts.types().size() == 1 && isExact(fitting.getFirst(), real)) {
        exact++;
      } else {
        open++;
        unknown.add("%s gives %s: %s".formatted(calls.get(i), real, facts.types()));
      }
    }
    return new Report(exact + open + wrong.size(), exact, open, wrong, unknown);
  }

  private static boolean fits(TensorType type, Actual real) {
    if (type.dtype().isPresent() && !type.dtype().get().equals(real.dtype())) {
      return false;
    }
    if (type.shape().isEmpty() || real.shape().isEmpty()) {
      return true;
    }
    List<Dimension> shape = type.shape().get();
    List<String> extents = real.shape().get();
    if (shape.size() != extents.size()) {
      return false;
    }
    for (int i = 0; i < shape.size(); i++) {
      if (shape.get(i) instanceof Dimension.Fixed(var extent)
          && !extents.get(i).equals(String.valueOf(extent))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isExact(TensorType type, Actual real) {
    return type.dtype().isPresent()
        && type.shape().isPresent()
        && java.util.stream.IntStream.range(0, type.shape().get().size())
            .allMatch(i ->
                type.shape().get().get(i) instanceof Dimension.Fixed
                    || real.shape().map(s -> s.get(i).equals("null")).orElse(false));
  }
}
