package dev.graphlift.workspace.globs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The patterns of one `.gitignore` file, later ones winning over earlier ones.
///
/// Git compares bytes, not characters, so patterns and paths are strings with one character for
/// each byte: see [#bytes].
public final class IgnoreFile {
  private final List<IgnoreRule> rules;

  private IgnoreFile(List<IgnoreRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /// Reads the content of a file.
  public static IgnoreFile of(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u00ef\u00bb\u00bf")) {
      text = text.substring(3);
    }
    List<IgnoreRule> rules = new ArrayList<>();
    int line = 0;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      boolean crlf = end > start && text.charAt(end - 1) == '\r';
      line++;
      IgnoreRule.of(text.substring(start, crlf ? end - 1 : end), line).ifPresent(rules::add);
      start = end + 1;
    }
    return new IgnoreFile(rules);
  }

  /// Reads patterns given as text.
  public static IgnoreFile of(String content) {
    return of(content.getBytes(StandardCharsets.UTF_8));
  }

  /// A path as this class wants it: one character for each byte of its UTF-8 form.
  public static String bytes(String path) {
    return new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /// The rule that decides about a path; empty when none speaks about it.
  ///
  /// @param path from the file's folder, one character for each byte
  public Optional<IgnoreRule> decide(String path, PathKind kind) {
    for (IgnoreRule rule : rules.reversed()) {
      if (rule.matches(path, kind)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /// The patterns in the order they are written.
  public List<IgnoreRule> rules() {
    return rules;
  }
}
