package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.CallEdge;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.syntax.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells what may happen between two calls of a function, by the code that leads to both.
///
/// Code that runs once runs in the order of its text. Of what runs again and again, anything may
/// come between.
final class CallOrder {
  private final CallGraph graph;
  private final Closures closures;
  private final Places places;
  private final Map<Integer, Boolean> once = new HashMap<>();
  private final Map<Integer, BitSet> above = new HashMap<>();
  private final Map<Site, Set<Integer>> loops = new HashMap<>();

  CallOrder(CallGraph graph, Closures closures, Places places) {
    this.graph = graph;
    this.closures = closures;
    this.places = places;
  }

  /// The calls of a function in one context.
  Calls of(Activation context) {
    return new Calls(context, above(context));
  }

  /// The calls of a function in one context.
  final class Calls {
    private final Activation context;
    private final BitSet above;

    private Calls(Activation context, BitSet above) {
      this.context = context;
      this.above = above;
    }

    /// Whether a place may be reached after one of the calls and before another.
    boolean haveBetween(Activation by, Site site) {
      BitSet aboveBoth = (BitSet) aboveOf(by).clone();
      aboveBoth.and(above);
      for (int i = aboveBoth.nextSetBit(0); i >= 0; i = aboveBoth.nextSetBit(i + 1)) {
        Activation both = graph.activation(i).orElseThrow();
        if (!isOnce(both, new BitSet()) || isBetween(both, by, site, context)) {
          return true;
        }
      }
      return aboveBoth.isEmpty()
          && (above.intersects(graph.leftOver()) || aboveOf(by).intersects(graph.leftOver()));
    }
  }

  private BitSet aboveOf(Activation activation) {
    return above.computeIfAbsent(activation.number(), _ -> above(activation));
  }

  /// An activation and all that leads to it, by number.
  private BitSet above(Activation activation) {
    BitSet found = new BitSet();
    Deque<Activation> work = new ArrayDeque<>(List.of(activation));
    while (!work.isEmpty()) {
      Activation at = work.removeFirst();
      if (!found.get(at.number())) {
        found.set(at.number());
        graph.into(at).forEach(call -> work.add(call.caller()));
      }
    }
    return found;
  }

  /// Whether an activation runs once as far as is known. All contexts of a function are asked.
  boolean isOnce(Activation activation) {
    boolean isAlone =
        !(activation.subject() instanceof Activation.Subject.Call(var function))
            || graph.of(function.code().site()).size() == 1;
    return isAlone && isOnce(activation, new BitSet());
  }

  /// Whether an activation runs once as far as is known: a module or a test, or what one of those
  /// calls at one place outside of loops.
  private boolean isOnce(Activation activation, BitSet asked) {
    Boolean known = once.get(activation.number());
    if (known != null) {
      return known;
    }
    if (asked.get(activation.number())) {
      return false;
    }
    asked.set(activation.number());
    List<CallGraph.Incoming> calls = graph.into(activation);
    boolean isOnce =
        calls.isEmpty()
            ? !graph.leftOver().get(activation.number())
            : calls.size() == 1 && isOnce(calls.getFirst(), asked);
    once.put(activation.number(), isOnce);
    return isOnce;
  }

  private boolean isOnce(CallGraph.Incoming call, BitSet asked) {
    return loopsAround(call.edge().site()).isEmpty() && isOnce(call.caller(), asked);
  }

  /// Whether the text of code that runs once has a place between two calls, or a loop around both.
  private boolean isBetween(Activation above, Activation by, Site site, Activation context) {
    List<Site> changes = above == by ? List.of(site) : calls(above, by);
    List<Site> calls = calls(above, context);
    for (Site change : changes) {
      boolean before = false;
      boolean after = false;
      Set<Integer> loops = loopsAround(change);
      for (Site call : calls) {
        int order = start(call) - start(change);
        before |= order < 0;
        after |= order > 0;
        if (!call.equals(change) && loopsAround(call).stream().anyMatch(loops::contains)) {
          return true;
        }
      }
      if (before && after) {
        return true;
      }
    }
    return false;
  }

  private int start(Site site) {
    return places.of(site).range().start();
  }

  /// The calls in some code that lead to an activation.
  private List<Site> calls(Activation above, Activation to) {
    List<Site> calls = new ArrayList<>();
    for (CallEdge edge : above.edges()) {
      if (closures.members(edge.callee()).get(to.number())) {
        calls.add(edge.site());
      }
    }
    return calls;
  }

  private Set<Integer> loopsAround(Site site) {
    return loops.computeIfAbsent(site, this::findLoops);
  }

  private Set<Integer> findLoops(Site site) {
    FileIndex file = places.file(site);
    return Loops.around(file, file.node(site.node())).stream()
        .map(Node::id)
        .collect(Collectors.toSet());
  }
}
