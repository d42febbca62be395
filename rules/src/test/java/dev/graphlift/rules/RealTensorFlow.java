package dev.graphlift.rules;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// A release of TensorFlow that runs small programs: as they are, and with one function at a time
/// as a graph.
final class RealTensorFlow implements AutoCloseable {
  private static final Path SCRIPT = Path.of("../tools/run_examples.py");

  /// What became of a program in which one function ran as a graph.
  ///
  /// @param outcome a line of the script's documentation, such as `same` or `raises ValueError`
  /// @param eager what the program showed as it is
  /// @param graph what it showed then
  record Run(String outcome, String eager, String graph) {}

  private final String release;
  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;

  private RealTensorFlow(String release, Process process) {
    this.release = release;
    this.process = process;
    this.requests = process.outputWriter(StandardCharsets.US_ASCII);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Starts a release; empty where it is not installed.
  static Optional<RealTensorFlow> start(String release) throws IOException {
    List<String> command = new ArrayList<>(List.of("python3", SCRIPT.toString(), release));
    if (System.getenv("CI") != null || Boolean.getBoolean("checks.install")) {
      command.add("--install");
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    RealTensorFlow started = new RealTensorFlow(release, process);
    if (started.answers.readLine() == null) {
      started.close();
      return Optional.empty();
    }
    return Optional.of(started);
  }

  String release() {
    return release;
  }

  /// Hands over a program without waiting for the answer.
  ///
  /// @param functions those to run as graphs, one at a time; none for all that the program calls
  void ask(Map<String, String> files, List<String> functions) {
    String line =
        "functions=%s ".formatted(String.join(",", functions))
            + files.entrySet().stream()
                .map(file -> file.getKey() + "=" + encoded(file.getValue()))
                .collect(Collectors.joining(" "));
    try {
      requests.write(line + "\n");
      requests.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The runs of the program asked about, by the functions that it calls.
  Map<String, Run> answer() {
    Map<String, Run> runs = new LinkedHashMap<>();
    for (String line = next(); !line.isEmpty(); line = next()) {
      String[] cells = line.split("\t", -1);
      runs.put(cells[0], new Run(cells[1], cells[2], cells[3]));
    }
    return runs;
  }

  private String next() {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw new EOFException("TensorFlow " + release + " ended before it answered");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    requests.close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
