package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.CallEdge;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells what may happen between two calls of a function.
final class CallOrder {
  private CallOrder() {}

  /// Whether a place may be reached after one call of a function and before another. A module body
  /// runs in the order of its text; of other code the order is not known.
  static boolean isBetween(Closures closures, Activation by, Site site, Activation context) {
    if (!(by.subject() instanceof Activation.Subject.ModuleBody(var module))) {
      return true;
    }
    FileIndex file = module.file();
    Node at = file.node(site.node());
    Set<Integer> loops = loopsAround(file, at);
    boolean before = false;
    boolean after = false;
    for (Node call : callsFrom(file, closures, by, context)) {
      before |= call.range().start() < at.range().start();
      after |= call.range().start() > at.range().start();
      if (loopsAround(file, call).stream().anyMatch(loops::contains)) {
        return true;
      }
    }
    return before && after;
  }

  /// The calls in a module body that lead to an activation.
  private static List<Node> callsFrom(
      FileIndex file, Closures closures, Activation body, Activation context) {
    List<Node> calls = new ArrayList<>();
    for (CallEdge edge : body.edges()) {
      if (edge.site().file().equals(file.path())
          && closures.members(edge.callee()).get(context.number())) {
        calls.add(file.node(edge.site().node()));
      }
    }
    return calls;
  }

  private static Set<Integer> loopsAround(FileIndex file, Node node) {
    Set<Integer> loops = new HashSet<>();
    Optional<Node> at = file.parent(node.id());
    while (at.isPresent()) {
      if (at.get() instanceof Statement.For || at.get() instanceof Statement.While) {
        loops.add(at.get().id());
      }
      at = file.parent(at.get().id());
    }
    return loops;
  }
}
