package dev.graphlift.source;

import java.util.Comparator;

/// A range in a named file.
///
/// @param file path of the file as the project names it, with `/` between its parts
/// @param range where in the decoded text
public record Place(String file, TextRange range) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::file).thenComparing(Place::range);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
