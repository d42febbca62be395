package dev.graphlift.workspace.trial;

import java.util.List;

/// A part of what a function returned, or of what a variable held.
public sealed interface Value {
  /// An array, a tensor or a number.
  ///
  /// @param dtype the element type, or `python` for a number of Python's own
  /// @param shape extents separated by commas
  /// @param size the number of elements
  /// @param norm the Euclidean norm of the finite elements
  /// @param checksum of all bytes
  /// @param sample all elements, or evenly spaced ones of many
  record Numbers(
      String dtype, String shape, long size, double norm, String checksum, List<Double> sample)
      implements Value {
    public Numbers {
      sample = List.copyOf(sample);
    }
  }

  /// What is compared as text: strings, arrays of strings, None.
  record Text(String text) implements Value {}

  /// Something whose type alone is known.
  record Opaque(String type) implements Value {}

  /// An exception in place of a result.
  ///
  /// @param message its first line
  record Raised(String type, String message) implements Value {}
}
