package dev.graphlift.literate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sessions at a command line: the text of a `console` block.
///
/// A line `$ command`, the output, then `exit: N` where the exit code is not 0; as often as liked.
///
/// ```
/// $ graphlift check missing.py
/// error: no such file: missing.py
/// exit: 2
/// ```
public final class Console {
  /// The kind of the block; the only one that needs no code, since it brings its own commands.
  public static final String KIND = "console";

  private static final String PROMPT = "$ ";
  private static final Pattern EXIT = Pattern.compile("exit: (\\d+)");
  private static final Pattern WORD =
      Pattern.compile("(?:[^\\s\"'\\\\]|\\\\.|\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*')+");
  private static final Pattern QUOTING =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|\\\\(.)");

  private Console() {}

  /// What one command did.
  ///
  /// @param output what it wrote, both streams in one
  public record Result(String output, int exit) {}

  private record Session(String command, boolean showsExit) {}

  /// Runs the commands of a block one after another and writes the block that would describe them.
  ///
  /// @param shell runs a command, without the `$`
  /// @throws IllegalArgumentException if the block does not start with a command
  public static String replay(String block, Function<String, Result> shell) {
    StringBuilder transcript = new StringBuilder();
    for (Session session : sessions(block)) {
      Result result = shell.apply(session.command());
      transcript.append(PROMPT).append(session.command()).append('\n').append(result.output());
      if (!result.output().isEmpty() && !result.output().endsWith("\n")) {
        transcript.append('\n');
      }
      if (result.exit() != 0 || session.showsExit()) {
        transcript.append("exit: ").append(result.exit()).append('\n');
      }
    }
    return transcript.toString();
  }

  /// An `exit: 0` that was written out stays written out.
  private static List<Session> sessions(String block) {
    List<Session> sessions = new ArrayList<>();
    for (String line : block.lines().toList()) {
      if (line.startsWith(PROMPT)) {
        sessions.add(new Session(line.substring(PROMPT.length()).strip(), false));
      } else if (sessions.isEmpty()) {
        throw new IllegalArgumentException("a console block must start with `$ command`");
      } else if (EXIT.matcher(line).matches()) {
        sessions.add(new Session(sessions.removeLast().command(), true));
      }
    }
    return List.copyOf(sessions);
  }

  /// Splits a command as a shell does: quotes and backslashes keep words together, nothing expands.
  public static List<String> words(String command) {
    return WORD.matcher(command).results().map(word -> unquoted(word.group())).toList();
  }

  private static String unquoted(String word) {
    return QUOTING
        .matcher(word)
        .replaceAll(quoted -> {
          Optional<String> plain =
              Optional.ofNullable(quoted.group(2)).or(() -> Optional.ofNullable(quoted.group(3)));
          String inner = plain.orElseGet(() -> unescaped(quoted.group(1)));
          return Matcher.quoteReplacement(inner);
        });
  }

  private static String unescaped(String text) {
    return text.replaceAll("\\\\(.)", "$1");
  }
}
