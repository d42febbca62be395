package dev.graphlift.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The surroundings of one run: its streams, environment and folder.
///
/// @param out receives the result
/// @param err receives everything else
/// @param directory the folder that relative paths start from
/// @param interactive the streams that a person watches
record Terminal(
    OutputStream out,
    PrintStream err,
    Map<String, String> environment,
    Path directory,
    Set<Stream> interactive) {
  /// An output stream of a process.
  enum Stream {
    OUT,
    ERR
  }

  Terminal {
    environment = Map.copyOf(environment);
    interactive = Set.copyOf(interactive);
  }

  /// A terminal that writes its messages in UTF-8.
  static Terminal of(
      OutputStream out,
      OutputStream err,
      Map<String, String> environment,
      Path directory,
      Set<Stream> interactive) {
    return new Terminal(
        out,
        new PrintStream(err, true, StandardCharsets.UTF_8),
        environment,
        directory,
        interactive);
  }

  /// The value of an environment variable that is set to something.
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /// Says why the run fails.
  void error(String message) {
    err.println("error: " + Printable.text(message));
  }

  /// Says what the user should know, though the run goes on.
  void warning(String message) {
    err.println("warning: " + Printable.text(message));
  }
}
