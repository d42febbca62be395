package dev.graphlift.literate;

import dev.graphlift.source.LineIndex;
import dev.graphlift.source.SourceText;
import dev.graphlift.source.TextRange;
import java.util.Optional;

/// One thing a subject says about one line, such as a hazard or the type of an expression.
///
/// @param file path of a file of the snippet
/// @param line from 1
/// @param columns where on the line; answers without one cannot be pinned by carets
/// @param key what kind of answer it is, as in `hazard`; one of the driver's keys
/// @param code its id, as in `tensor-iteration`
/// @param text what it says, on one line
public record Answer(
    String file,
    int line,
    Optional<Columns> columns,
    String key,
    Optional<String> code,
    String text) {

  /// An answer about a line as a whole.
  public static Answer onLine(String file, int line, String key, String text) {
    return new Answer(file, line, Optional.empty(), key, Optional.empty(), text);
  }

  /// An answer about a range; of a range over several lines, its part on the first one counts.
  public static Answer at(SourceText source, TextRange range, String key, String text) {
    LineIndex lines = source.lines();
    int line = lines.line(range.start());
    int end = Math.min(range.end(), endOfContent(source, line));
    int first = lines.position(range.start()).column();
    int width = source.text().codePointCount(range.start(), Math.max(range.start(), end));
    Columns columns = new Columns(first, first + Math.max(width, 1) - 1);
    return new Answer(source.path(), line, Optional.of(columns), key, Optional.empty(), text);
  }

  /// This answer under an id.
  public Answer withCode(String id) {
    return new Answer(file, line, columns, key, Optional.of(id), text);
  }

  private static int endOfContent(SourceText source, int line) {
    int start = source.lines().lineStart(line);
    int end = source.lines().lineEnd(line);
    while (end > start && isLineBreak(source.text().charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r';
  }

  /// The answer as an assertion would have to read.
  @Override
  public String toString() {
    return key + ": " + code.map(id -> "[" + id + "] ").orElse("") + text;
  }
}
