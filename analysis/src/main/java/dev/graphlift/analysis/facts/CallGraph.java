package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.CallEdge;
import dev.graphlift.analysis.values.Site;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The activations that some entry point reaches, and the calls among them.
final class CallGraph {
  /// A call seen from its callee.
  record Incoming(Activation caller, CallEdge edge) {}

  private final Map<Integer, Activation> live = new TreeMap<>();
  private final Map<Site, List<Activation>> byCode = new LinkedHashMap<>();
  private final Map<Integer, List<Incoming>> incoming = new HashMap<>();

  private final BitSet leftOver = new BitSet();

  private CallGraph() {}

  /// @param leftOver the entries among them that the program itself never comes to
  static CallGraph from(Collection<Activation> entries, Collection<Activation> leftOver) {
    CallGraph graph = from(entries);
    leftOver.forEach(entry -> graph.leftOver.set(entry.number()));
    return graph;
  }

  static CallGraph from(Collection<Activation> entries) {
    CallGraph graph = new CallGraph();
    Deque<Activation> work = new ArrayDeque<>(entries);
    entries.forEach(entry -> graph.live.put(entry.number(), entry));
    while (!work.isEmpty()) {
      Activation caller = work.removeFirst();
      for (CallEdge edge : caller.edges()) {
        Activation callee = edge.callee();
        graph
            .incoming
            .computeIfAbsent(callee.number(), _ -> new ArrayList<>())
            .add(new Incoming(caller, edge));
        if (graph.live.putIfAbsent(callee.number(), callee) == null) {
          work.addLast(callee);
        }
      }
    }
    graph.live.values().forEach(graph::index);
    return graph;
  }

  private void index(Activation activation) {
    if (activation.subject() instanceof Activation.Subject.Call(var function)) {
      byCode.computeIfAbsent(function.code().site(), _ -> new ArrayList<>()).add(activation);
    }
  }

  /// The live activations by number.
  Collection<Activation> activations() {
    return live.values();
  }

  /// The live activation with a number.
  Optional<Activation> activation(int number) {
    return Optional.ofNullable(live.get(number));
  }

  /// The live activations of some code, oldest first.
  List<Activation> of(Site code) {
    return byCode.getOrDefault(code, List.of());
  }

  /// The numbers of the entries that the program itself never comes to.
  BitSet leftOver() {
    return leftOver;
  }

  /// The calls that reach an activation.
  List<Incoming> into(Activation activation) {
    return incoming.getOrDefault(activation.number(), List.of());
  }
}
