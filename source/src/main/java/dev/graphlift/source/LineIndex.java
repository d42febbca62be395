package dev.graphlift.source;

import java.util.Arrays;

/// Where the lines of a text start, to turn offsets into lines and columns and back.
///
/// A line ends after `\n`, `\r\n` or a lone `\r`, as in Python's source files; a form feed does not
/// end one.
public final class LineIndex {
  private final String text;
  private final int[] starts;

  private LineIndex(String text, int[] starts) {
    this.text = text;
    this.starts = starts;
  }

  /// Indexes a text; costs one pass over it.
  public static LineIndex of(String text) {
    int[] starts = new int[64];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends =
          c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'));
      if (ends) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = i + 1;
      }
    }
    return new LineIndex(text, Arrays.copyOf(starts, count));
  }

  /// The number of lines; a text that ends with a line break has an empty last line.
  public int lineCount() {
    return starts.length;
  }

  /// The line an offset lies on, from 1.
  public int line(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /// The offset at which a line starts.
  public int lineStart(int line) {
    return starts[line - 1];
  }

  /// The offset after the last character of a line, its line break included.
  public int lineEnd(int line) {
    return line < starts.length ? starts[line] : text.length();
  }

  /// Line and column of an offset; columns count code points from 1.
  public Position position(int offset) {
    int line = line(offset);
    return new Position(line, text.codePointCount(starts[line - 1], offset) + 1);
  }

  /// The offset of a line and a column in code points from 1, held inside the text.
  public int offset(int line, int column) {
    int start = lineStart(Math.min(line, starts.length));
    int available = text.codePointCount(start, text.length());
    return text.offsetByCodePoints(start, Math.min(column - 1, available));
  }
}
