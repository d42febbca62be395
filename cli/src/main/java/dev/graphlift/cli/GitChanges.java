package dev.graphlift.cli;

import dev.graphlift.workspace.ChangedLines;
import dev.graphlift.workspace.ChangedLines.Stretch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Asks git which lines of a folder differ from a commit.
final class GitChanges {
  private static final Pattern HUNK =
      Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");

  private GitChanges() {}

  /// The lines that changed since a commit, files that git does not know counting as new.
  ///
  /// @throws IOException when git is not there, or does not know the folder or the commit
  static ChangedLines since(String commit, Path folder) throws IOException {
    String hash =
        git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", commit + "^{commit}")
            .strip();
    String diff =
        git(
            folder,
            "diff",
            "--unified=0",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "--no-renames",
            "--relative",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            hash,
            "--",
            ".");
    Map<String, List<Stretch>> files = new LinkedHashMap<>(stretches(diff));
    String others = git(folder, "ls-files", "--others", "--exclude-standard", "-z", "--", ".");
    for (String file : others.split("\0", -1)) {
      files.put(file, List.of(Stretch.ALL));
    }
    return new ChangedLines(files);
  }

  /// The changed lines of a diff without context.
  private static Map<String, List<Stretch>> stretches(String diff) {
    Map<String, List<Stretch>> files = new LinkedHashMap<>();
    List<Stretch> current = new ArrayList<>();
    List<String> lines = List.of(diff.split("\n", -1));
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at++);
      Matcher hunk = HUNK.matcher(line);
      if (line.startsWith("+++ ")) {
        current = files.computeIfAbsent(path(line.substring(4)), _ -> new ArrayList<>());
      } else if (hunk.matches()) {
        int gone = count(hunk.group(1));
        int first = Integer.parseInt(hunk.group(2));
        int come = count(hunk.group(3));
        // Where lines are only gone, the number is that of the line before them.
        current.add(new Stretch(first, come == 0 ? first + 1 : first + come - 1));
        // Lines of a file may look like headings.
        at += gone + come;
      }
    }
    return files;
  }

  private static int count(@Nullable String number) {
    return number == null ? 1 : Integer.parseInt(number);
  }

  /// The path of a heading without its prefix; git quotes names with special letters as C does.
  private static String path(String written) {
    String text = written.replaceFirst("\\t$", "");
    if (!text.startsWith("\"")) {
      return text.replaceFirst("^b/", "");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String inner = text.substring(1, text.length() - 1);
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (c != '\\') {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      } else if (Character.isDigit(inner.charAt(i + 1))) {
        bytes.write(Integer.parseInt(inner.substring(i + 1, i + 4), 8));
        i += 3;
      } else {
        bytes.write(unescaped(inner.charAt(++i)));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8).replaceFirst("^b/", "");
  }

  private static char unescaped(char c) {
    return switch (c) {
      case 'a' -> 7;
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'v' -> 11;
      case 'f' -> '\f';
      case 'r' -> '\r';
      default -> c;
    };
  }

  private static String git(Path folder, String... words) throws IOException {
    // No hook or monitor of the repository is started.
    List<String> command =
        new ArrayList<>(List.of("git", "--no-optional-locks", "-c", "core.fsmonitor=false"));
    command.addAll(List.of(words));
    Process git;
    try {
      git =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException _) {
      throw new IOException("There is no git");
    }
    git.getOutputStream().close();
    byte[] said = git.getInputStream().readAllBytes();
    try {
      if (git.waitFor() != 0) {
        throw new IOException("Git knows no such commit here");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted");
    }
    return new String(said, StandardCharsets.UTF_8);
  }
}
