package dev.graphlift.analysis.values;

import java.util.Comparator;

/// A node of a project file.
public record Site(String file, int node) implements Comparable<Site> {
  private static final Comparator<Site> ORDER =
      Comparator.comparing(Site::file).thenComparingInt(Site::node);

  @Override
  public int compareTo(Site other) {
    return ORDER.compare(this, other);
  }
}
