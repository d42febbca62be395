package dev.graphlift.literate;

/// One expectation that does not hold, or one answer that nobody expected.
///
/// @param line of the page, from 1
/// @param message on its first line what stands alone; further lines are indented
record Failure(int line, String message) implements Comparable<Failure> {
  @Override
  public int compareTo(Failure other) {
    return Integer.compare(line, other.line);
  }
}
