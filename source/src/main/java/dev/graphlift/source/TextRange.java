package dev.graphlift.source;

/// A half-open stretch of a text: from `start` up to, but not including, `end`.
///
/// @param start offset of the first UTF-16 code unit, from 0
/// @param end offset after the last one, never before `start`
public record TextRange(int start, int end) implements Comparable<TextRange> {
  public TextRange {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a range: " + start + ".." + end);
    }
  }

  /// The empty range at an offset.
  public static TextRange at(int offset) {
    return new TextRange(offset, offset);
  }

  /// The number of code units in the range.
  public int length() {
    return end - start;
  }

  /// Whether `other` lies inside this range, borders included.
  public boolean encloses(TextRange other) {
    return start <= other.start && other.end <= end;
  }

  /// The smallest range around this one and `other`.
  public TextRange cover(TextRange other) {
    return new TextRange(Math.min(start, other.start), Math.max(end, other.end));
  }

  @Override
  public int compareTo(TextRange other) {
    int byStart = Integer.compare(start, other.start);
    return byStart != 0 ? byStart : Integer.compare(end, other.end);
  }
}
