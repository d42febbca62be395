package dev.graphlift.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The process: takes the command line, ends with its exit code.
public final class Main {
  private Main() {}

  /// Runs Graphlift.
  public static void main(String[] words) {
    Terminal terminal =
        Terminal.of(
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            System.getenv(),
            Path.of("").toAbsolutePath(),
            interactive());
    RuleCommand.RuleBook rules = new ShippedRules();
    Optional<Path> home = Optional.ofNullable(System.getProperty("user.home")).map(Path::of);
    Analyzer analyzer = new WorkspaceAnalyzer(rules, home);
    System.exit(run(List.of(words), terminal, analyzer, rules).code());
  }

  /// Carries out one command line; whatever goes wrong ends in a message and an exit code.
  static ExitStatus run(
      List<String> words, Terminal terminal, Analyzer analyzer, RuleCommand.RuleBook rules) {
    try {
      return new CommandTree(new Session(terminal, analyzer, rules)).run(words);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      terminal.error("internal error: " + e);
      if (words.contains("-v") || words.contains("--verbose")) {
        e.printStackTrace(terminal.err());
      } else {
        terminal.err().println("This is a bug of Graphlift; `--verbose` shows where it happened.");
      }
      return ExitStatus.FAILED;
    }
  }

  /// The launcher knows which streams are terminals and passes it on as `out,err`; without it only
  /// standard output can be asked about.
  private static Set<Terminal.Stream> interactive() {
    String told = System.getProperty("graphlift.terminals");
    Set<Terminal.Stream> streams = EnumSet.noneOf(Terminal.Stream.class);
    if (told == null) {
      if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()) {
        streams.add(Terminal.Stream.OUT);
      }
      return streams;
    }
    List<String> names = List.of(told.split(","));
    for (Terminal.Stream stream : Terminal.Stream.values()) {
      if (names.contains(Keywords.word(stream))) {
        streams.add(stream);
      }
    }
    return streams;
  }
}
