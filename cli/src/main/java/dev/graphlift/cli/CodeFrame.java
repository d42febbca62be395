package dev.graphlift.cli;

import dev.graphlift.source.LineIndex;
import dev.graphlift.source.SourceText;
import dev.graphlift.workspace.Diagnostic.Span;
import java.util.ArrayList;
import java.util.List;

/// A few numbered source lines with carets under the place that is meant.
///
/// A span over several lines is marked on its first line; lines that would not fit a screen show
/// the part around the mark.
final class CodeFrame {
  private static final int CONTEXT = 2;
  private static final int WIDEST_PART = 120;
  private static final String ELLIPSIS = "…";

  private final SourceText source;
  private final Span span;
  private final Paint paint;
  private final int gutter;

  private CodeFrame(SourceText source, Span span, Paint paint) {
    this.source = source;
    this.span = span;
    this.paint = paint;
    this.gutter = gutter(span.line());
  }

  /// The lines of the frame; none when the text has no such line.
  static List<String> of(SourceText source, Span span, Paint paint, Paint.Role role) {
    if (span.line() < 1 || span.line() > source.lines().lineCount()) {
      return List.of();
    }
    return new CodeFrame(source, span, paint).lines(role);
  }

  /// The columns that line numbers take in a frame around a line.
  static int gutter(int line) {
    return Integer.toString(line + CONTEXT).length();
  }

  private List<String> lines(Paint.Role role) {
    int first = Math.max(1, span.line() - CONTEXT);
    int last = Math.min(source.lines().lineCount(), span.line() + CONTEXT);
    while (first < span.line() && codeOf(first).isBlank()) {
      first++;
    }
    while (last > span.line() && codeOf(last).isBlank()) {
      last--;
    }
    List<String> frame = new ArrayList<>();
    frame.add(bar(""));
    for (int line = first; line <= last; line++) {
      if (line == span.line()) {
        addMarked(frame, role);
      } else {
        frame.add(numbered(line, cut(Printable.text(codeOf(line)))));
      }
    }
    frame.add(bar(""));
    return frame;
  }

  private void addMarked(List<String> frame, Paint.Role role) {
    String code = codeOf(span.line());
    int length = code.codePointCount(0, code.length());
    int from = Math.clamp(span.column() - 1, 0, length);
    int to =
        span.endLine() == span.line() ? Math.clamp(span.endColumn() - 1, from, length) : length;
    int start = code.offsetByCodePoints(0, from);
    int end = code.offsetByCodePoints(start, to - from);
    String before = tail(Printable.text(code.substring(0, start)));
    String marked = cut(Printable.text(code.substring(start, end)));
    String after = cut(Printable.text(code.substring(end)));
    frame.add(numbered(span.line(), before + marked + after));
    String carets = "^".repeat(Math.max(1, Printable.width(marked)));
    frame.add(bar(" ".repeat(Printable.width(before)) + paint.paint(role, carets)));
  }

  private String codeOf(int line) {
    LineIndex lines = source.lines();
    return source.text().substring(lines.lineStart(line), lines.lineEnd(line)).stripTrailing();
  }

  private String numbered(int line, String code) {
    String number = " ".repeat(gutter - Integer.toString(line).length()) + line + " |";
    return (paint.paint(Paint.Role.PLACE, number) + " " + code).stripTrailing();
  }

  private String bar(String text) {
    String bar = paint.paint(Paint.Role.PLACE, " ".repeat(gutter) + " |");
    return text.isEmpty() ? bar : bar + " " + text;
  }

  private static String cut(String code) {
    return code.codePointCount(0, code.length()) <= WIDEST_PART
        ? code
        : code.substring(0, code.offsetByCodePoints(0, WIDEST_PART)) + ELLIPSIS;
  }

  private static String tail(String code) {
    int count = code.codePointCount(0, code.length());
    return count <= WIDEST_PART
        ? code
        : ELLIPSIS + code.substring(code.offsetByCodePoints(0, count - WIDEST_PART));
  }
}
