package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.syntax.Comprehension;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the statements and comprehensions that run a part of the code again and again.
final class Loops {
  private Loops() {}

  /// The loops around a node in the function or module it stands in, the innermost first.
  static List<Node> around(FileIndex file, Node node) {
    List<Node> loops = new ArrayList<>();
    Node below = node;
    Optional<Node> at = file.parent(below.id());
    while (at.isPresent() && !(at.get() instanceof Statement.FunctionDef)) {
      if (repeats(at.get(), below)) {
        loops.add(at.get());
      }
      below = at.get();
      at = file.parent(below.id());
    }
    return loops;
  }

  /// Whether a node runs a part of it again and again.
  private static boolean repeats(Node around, Node part) {
    return around instanceof Statement.While
        || (around instanceof Statement.For loop && loop.iterable().id() != part.id())
        || Nodes.children(around).stream().anyMatch(Comprehension.class::isInstance);
  }
}
