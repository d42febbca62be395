package dev.graphlift.cli;

import dev.graphlift.literate.Console;
import dev.graphlift.literate.Console.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Runs the command lines of pages in this process: `graphlift …` with variables before it and
/// `2>/dev/null`, `>/dev/null` or `>/dev/tty` after it, `cat` and `ls` to look at files and `cp` to
/// change them.
final class Shell {
  /// What pages have in place of the escape character.
  static final char ESCAPE = '⎋';

  private final Path directory;
  private final Analyzer analyzer;
  private final Map<String, String> environment;

  Shell(Path directory, Analyzer analyzer) {
    this(directory, analyzer, Map.of());
  }

  /// A shell whose commands see some variables.
  Shell(Path directory, Analyzer analyzer, Map<String, String> environment) {
    this.directory = directory;
    this.analyzer = analyzer;
    this.environment = Map.copyOf(environment);
  }

  Result run(String command) {
    List<String> words = new ArrayList<>(Console.words(command));
    Map<String, String> variables = variables(words);
    return switch (words.removeFirst()) {
      case "graphlift" -> graphlift(words, variables);
      case "cat" -> new Result(read(words.getFirst()), 0);
      case "cp" -> copy(words.getFirst(), words.getLast());
      case "ls" -> new Result(list(words.isEmpty() ? "." : words.getFirst()), 0);
      default -> throw new IllegalArgumentException("not a command of this shell: " + command);
    };
  }

  private Map<String, String> variables(List<String> words) {
    Map<String, String> variables = new HashMap<>(environment);
    while (words.getFirst().matches("[A-Z_]+=.*")) {
      String[] assignment = words.removeFirst().split("=", 2);
      variables.put(assignment[0], assignment[1]);
    }
    return variables;
  }

  private Result graphlift(List<String> words, Map<String, String> variables) {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    OutputStream out = shown;
    OutputStream err = shown;
    Set<Terminal.Stream> interactive = EnumSet.noneOf(Terminal.Stream.class);
    words.replaceAll(
        word -> word.startsWith("@") ? "@" + directory.resolve(word.substring(1)) : word);
    while (!words.isEmpty() && words.getLast().matches("2?>.*")) {
      switch (words.removeLast()) {
        case ">/dev/null" -> out = OutputStream.nullOutputStream();
        case "2>/dev/null" -> err = OutputStream.nullOutputStream();
        case ">/dev/tty" -> interactive.add(Terminal.Stream.OUT);
        case ">/dev/full" -> out = new Full();
        default -> throw new IllegalArgumentException("unknown redirection");
      }
    }
    Terminal terminal = Terminal.of(out, err, variables, directory, interactive);
    ExitStatus status = Main.run(words, terminal, analyzer, new TestRules());
    String text = shown.toString(StandardCharsets.UTF_8).replace('\033', ESCAPE);
    return new Result(text, status.code());
  }

  private String read(String file) {
    try {
      return Files.readString(directory.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Result copy(String from, String to) {
    try {
      Files.copy(
          directory.resolve(from), directory.resolve(to), StandardCopyOption.REPLACE_EXISTING);
      return new Result("", 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String list(String folder) {
    try (var files = Files.list(directory.resolve(folder))) {
      return files
          .map(file -> file.getFileName() + "\n")
          .filter(name -> !name.startsWith("."))
          .sorted()
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A device without room.
  private static final class Full extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  /// Two rules, one with more of a page than the other.
  private static final class TestRules implements RuleCommand.RuleBook {
    private static final Map<String, String> PAGES =
        Map.of(
            "python-side-effects", "# `python-side-effects`\n\nHappens once.\n",
            "recursion", "# `recursion`\n\nNever ends.\n");

    @Override
    public List<String> ids() {
      return PAGES.keySet().stream().sorted().toList();
    }

    @Override
    public Optional<String> page(String id) {
      return Optional.ofNullable(PAGES.get(id));
    }
  }
}
