package dev.graphlift.cli;

import java.util.List;
import java.util.function.Function;

/// One column of a table of comma-separated values.
///
/// @param meaning what stands in it, for the page that explains the tables
/// @param cell the text for a row; empty where there is nothing to say
record Column<T>(String name, String meaning, Function<T, String> cell) {
  /// Columns one after another.
  static <T> List<Column<T>> joined(List<List<Column<T>>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }
}
