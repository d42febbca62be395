package dev.graphlift.literate;

/// A stretch of one line, in code points counted from 1.
///
/// @param first the first column
/// @param last the last column, included
public record Columns(int first, int last) {
  public Columns {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("not columns: " + first + " to " + last);
    }
  }

  @Override
  public String toString() {
    return first == last ? "column " + first : "columns " + first + " to " + last;
  }
}
