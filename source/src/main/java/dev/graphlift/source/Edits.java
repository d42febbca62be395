package dev.graphlift.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Several edits of one text and how they combine.
public final class Edits {
  private static final Comparator<Edit> ORDER =
      Comparator.comparing(Edit::range).thenComparing(Edit::replacement);

  private Edits() {}

  /// Whether two edits cannot both be made: they replace text in common, or insert different text
  /// at one place.
  public static boolean collide(Edit one, Edit other) {
    if (one.equals(other)) {
      return false;
    }
    TextRange a = one.range();
    TextRange b = other.range();
    if (a.length() == 0 && b.length() == 0) {
      return a.start() == b.start();
    }
    return a.start() < b.end() && b.start() < a.end();
  }

  /// The text after all edits; an edit given twice is made once.
  ///
  /// @throws IllegalArgumentException when two of them collide
  public static String apply(String text, List<Edit> edits) {
    List<Edit> ordered = edits.stream().distinct().sorted(ORDER).toList();
    StringBuilder changed = new StringBuilder(text.length() + 64);
    int at = 0;
    List<Edit> done = new ArrayList<>();
    for (Edit edit : ordered) {
      if (!done.isEmpty() && collide(done.getLast(), edit)) {
        throw new IllegalArgumentException("edits collide: " + done.getLast() + " and " + edit);
      }
      changed.append(text, at, edit.range().start()).append(edit.replacement());
      at = edit.range().end();
      done.add(edit);
    }
    return changed.append(text, at, text.length()).toString();
  }
}
