package dev.graphlift.bench;

import dev.graphlift.syntax.Decoded;
import dev.graphlift.syntax.Decoder;
import dev.graphlift.syntax.PythonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The Python that the parser is timed on, in memory.
///
/// @param files each as it was decoded
record PythonFiles(List<Decoded> files) {
  /// Names the folder of Python's standard library to a forked JVM.
  static final String LIBRARY = "graphlift.bench.library";

  PythonFiles {
    files = List.copyOf(files);
  }

  /// A program of ours, the same in every run.
  static PythonFiles generated() {
    byte[] text = GeneratedProgram.text().getBytes(StandardCharsets.UTF_8);
    return new PythonFiles(List.of(Decoder.decode("generated.py", text)));
  }

  /// The modules directly in a folder, which for a standard library are some hundred and seventy.
  static PythonFiles in(Path folder) throws IOException {
    List<Decoded> files = new ArrayList<>();
    try (Stream<Path> children = Files.list(folder)) {
      for (Path file : children.filter(Files::isRegularFile).sorted().toList()) {
        if (file.toString().endsWith(".py")) {
          files.add(Decoder.decode(file.toString(), Files.readAllBytes(file)));
        }
      }
    }
    return new PythonFiles(files);
  }

  /// The standard library of the `python3` on the path.
  static Optional<Path> library() {
    try {
      Process python =
          new ProcessBuilder(
                  "python3", "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))")
              .start();
      String answer =
          new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return Optional.of(Path.of(answer)).filter(Files::isDirectory);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  long lines() {
    return files.stream().mapToLong(file -> file.source().lines().lineCount()).sum();
  }

  /// The files that do not parse: timing those would time the search for a message.
  List<String> refused() {
    return files.stream()
        .filter(file -> !PythonParser.parse(file).isValid())
        .map(file -> file.source().path())
        .toList();
  }
}
