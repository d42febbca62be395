package dev.graphlift.analysis.names;

import dev.graphlift.syntax.Node;
import java.util.List;
import java.util.function.Supplier;

/// A place that may give a name its meaning, during one search.
///
/// @param node the node that binds the name
/// @param after the offset from which on the binding holds
/// @param kind what sort of place
/// @param meaning what the name denotes if this binding holds
record Site(Node node, int after, Kind kind, Supplier<List<Denotation>> meaning) {
  enum Kind {
    IMPORT,
    /// A star import of a library that may or may not have the name.
    POSSIBLE_IMPORT,
    OTHER
  }

  /// What the name denotes if this binding holds.
  List<Denotation> denotations() {
    return meaning.get();
  }
}
