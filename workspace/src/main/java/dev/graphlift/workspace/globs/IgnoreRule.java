package dev.graphlift.workspace.globs;

import java.util.Optional;

/// One line of a `.gitignore` file that holds a pattern.
///
/// @param text the line as written, with its `!`, `/` and escapes
/// @param line its number in the file, from 1
public record IgnoreRule(
    String text, int line, Effect effect, Reach reach, Kinds kinds, Glob glob) {
  /// What a match means.
  public enum Effect {
    IGNORE,
    INCLUDE
  }

  /// What the pattern is compared with.
  public enum Reach {
    /// The last name of a path, at any depth below the file.
    NAME,
    /// The whole path from the file's folder.
    PATH
  }

  /// What the pattern can match.
  public enum Kinds {
    ANY,
    FOLDERS
  }

  /// Reads a line without its line break; empty when it holds no pattern.
  static Optional<IgnoreRule> of(String written, int line) {
    if (written.startsWith("#")) {
      return Optional.empty();
    }
    String text = withoutTrailingSpaces(written);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Effect effect = text.startsWith("!") ? Effect.INCLUDE : Effect.IGNORE;
    String pattern = effect == Effect.INCLUDE ? text.substring(1) : text;
    Kinds kinds = pattern.endsWith("/") ? Kinds.FOLDERS : Kinds.ANY;
    if (kinds == Kinds.FOLDERS) {
      pattern = pattern.substring(0, pattern.length() - 1);
    }
    Reach reach = pattern.indexOf('/') < 0 ? Reach.NAME : Reach.PATH;
    if (reach == Reach.PATH && pattern.startsWith("/")) {
      pattern = pattern.substring(1);
    }
    return Optional.of(new IgnoreRule(text, line, effect, reach, kinds, Glob.ofGit(pattern)));
  }

  /// Whether the rule speaks about a path, given from the folder of the file that holds the rule.
  boolean matches(String path, PathKind kind) {
    if (kinds == Kinds.FOLDERS && kind == PathKind.FILE) {
      return false;
    }
    return switch (reach) {
      case NAME -> glob.matches(path.substring(path.lastIndexOf('/') + 1));
      case PATH -> glob.matches(path);
    };
  }

  private static String withoutTrailingSpaces(String line) {
    int end = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\\' && i + 1 < line.length()) {
        i++;
        end = i + 1;
      } else if (line.charAt(i) != ' ') {
        end = i + 1;
      }
    }
    return line.substring(0, end);
  }
}
