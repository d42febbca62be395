package dev.graphlift.syntax;

import dev.graphlift.source.TextRange;

/// One node of a file's tree.
///
/// Nodes are values and compare by content, so they are never map keys; [#id] names a node within
/// its file. Ids run from 0 in the order nodes start in the text, parents before children.
public sealed interface Node
    permits Module,
        Statement,
        Expression,
        Pattern,
        TypeParameter,
        Parameters,
        Parameter,
        Argument,
        Alias,
        Comprehension,
        ExceptHandler,
        MatchCase,
        WithItem {
  /// The number of the node in its file.
  int id();

  /// The text it stands for, as CPython's `ast` gives it.
  TextRange range();
}
