package dev.graphlift.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.graphlift.workspace.FixedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Fixed files as unified diffs, which `patch` and `git apply` take.
final class DiffFormat {
  private static final int CONTEXT = 3;

  private final List<String> before;
  private final List<String> after;
  private final Paint paint;
  private final Appendable out;

  private DiffFormat(FixedFile file, Paint paint, Appendable out) {
    this.before = lines(file.before().text());
    this.after = lines(file.after());
    this.paint = paint;
    this.out = out;
  }

  /// Writes the change of one file.
  ///
  /// @param path as the user would write it
  static void write(FixedFile file, String path, Paint paint, Appendable out) throws IOException {
    out.append(paint.paint(Paint.Role.HEADING, "--- " + path)).append('\n');
    out.append(paint.paint(Paint.Role.HEADING, "+++ " + path)).append('\n');
    DiffFormat diff = new DiffFormat(file, paint, out);
    for (List<AbstractDelta<String>> hunk : diff.hunks()) {
      diff.write(hunk);
    }
  }

  /// The lines of a text with their line feeds.
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  /// The changes, those together whose context would overlap.
  private List<List<AbstractDelta<String>>> hunks() {
    List<List<AbstractDelta<String>>> hunks = new ArrayList<>();
    int last = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
      if (hunks.isEmpty() || delta.getSource().getPosition() - last > 2 * CONTEXT) {
        hunks.add(new ArrayList<>());
      }
      hunks.getLast().add(delta);
      last = delta.getSource().getPosition() + delta.getSource().size();
    }
    return hunks;
  }

  private void write(List<AbstractDelta<String>> hunk) throws IOException {
    AbstractDelta<String> first = hunk.getFirst();
    AbstractDelta<String> last = hunk.getLast();
    int start = Math.max(0, first.getSource().getPosition() - CONTEXT);
    int lastEnd = last.getSource().getPosition() + last.getSource().size();
    int end = Math.min(before.size(), lastEnd + CONTEXT);
    int newStart = first.getTarget().getPosition() - (first.getSource().getPosition() - start);
    int newEnd = last.getTarget().getPosition() + last.getTarget().size() + (end - lastEnd);
    String head = "@@ -%s +%s @@".formatted(range(start, end), range(newStart, newEnd));
    out.append(paint.paint(Paint.Role.PLACE, head)).append('\n');
    int at = start;
    for (AbstractDelta<String> delta : hunk) {
      at = context(at, delta.getSource().getPosition());
      for (String line : delta.getSource().getLines()) {
        line('-', paint.paint(Paint.Role.ERROR, "-"), line);
        at++;
      }
      for (String line : delta.getTarget().getLines()) {
        line('+', paint.paint(Paint.Role.GOOD, "+"), line);
      }
    }
    context(at, end);
  }

  private int context(int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      line(' ', " ", before.get(i));
    }
    return Math.max(from, to);
  }

  private void line(char kind, String sign, String line) throws IOException {
    boolean isWhole = line.endsWith("\n");
    String content = isWhole ? line.substring(0, line.length() - 1) : line;
    switch (paint) {
      case PLAIN -> out.append(kind).append(content);
      case COLOURED -> out.append(sign).append(Printable.text(content));
    }
    out.append('\n');
    if (!isWhole) {
      out.append("\\ No newline at end of file\n");
    }
  }

  private static String range(int start, int end) {
    int count = end - start;
    return count == 1 ? String.valueOf(start + 1) : (count == 0 ? start : start + 1) + "," + count;
  }
}
