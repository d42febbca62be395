package dev.graphlift.workspace.trial;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Finds the edits that make a program differ, by trying halves of them.
public final class Culprits {
  private Culprits() {}

  /// Tries some of the edits.
  ///
  /// @param <T> an edit
  @FunctionalInterface
  public interface Experiment<T> {
    /// Whether the program is still the same with these edits alone.
    boolean isEqual(List<T> edits) throws IOException, InterruptedException;
  }

  /// The edits to drop so that the others change nothing.
  ///
  /// Each is the last of a row of edits that differs while the row without it does not; then the
  /// search begins again with all others.
  ///
  /// @param edits some with which the program differs
  public static <T> List<T> among(List<T> edits, Experiment<T> experiment)
      throws IOException, InterruptedException {
    List<T> left = new ArrayList<>(edits);
    List<T> guilty = new ArrayList<>();
    do {
      int equal = 0;
      int differing = left.size();
      while (differing - equal > 1) {
        int half = (equal + differing) / 2;
        if (experiment.isEqual(List.copyOf(left.subList(0, half)))) {
          equal = half;
        } else {
          differing = half;
        }
      }
      guilty.add(left.remove(differing - 1));
    } while (!left.isEmpty() && !experiment.isEqual(List.copyOf(left)));
    return guilty;
  }
}
