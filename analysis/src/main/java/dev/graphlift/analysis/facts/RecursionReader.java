package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.CallEdge;
import dev.graphlift.analysis.values.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the functions that call themselves, directly or through others: those on a cycle of the
/// call graph of code.
final class RecursionReader {
  private final Map<Site, Set<Site>> calls = new LinkedHashMap<>();
  private final Map<Site, Integer> component = new HashMap<>();
  private final Map<Site, List<CallEdge>> edges = new HashMap<>();
  private final Places places;

  RecursionReader(CallGraph graph, Places places) {
    this.places = places;
    for (Activation activation : graph.activations()) {
      code(activation).ifPresent(site -> add(site, activation));
    }
    List<Site> nodes = new ArrayList<>(calls.keySet());
    Map<Site, Integer> positions = new HashMap<>();
    nodes.forEach(node -> positions.put(node, positions.size()));
    int[][] successors = new int[nodes.size()][];
    for (int i = 0; i < nodes.size(); i++) {
      successors[i] =
          calls.getOrDefault(nodes.get(i), Set.of()).stream()
              .filter(positions::containsKey)
              .mapToInt(positions::get)
              .toArray();
    }
    int number = 0;
    for (int[] members : Components.of(successors)) {
      for (int member : members) {
        component.put(nodes.get(member), number);
      }
      number++;
    }
  }

  private static Optional<Site> code(Activation activation) {
    return switch (activation.subject()) {
      case Activation.Subject.ModuleBody _ -> Optional.empty();
      case Activation.Subject.Call(var function) -> Optional.of(function.code().site());
    };
  }

  private void add(Site site, Activation activation) {
    Set<Site> callees = calls.computeIfAbsent(site, _ -> new LinkedHashSet<>());
    for (CallEdge edge : activation.edges()) {
      code(edge.callee()).ifPresent(callees::add);
      edges.computeIfAbsent(site, _ -> new ArrayList<>()).add(edge);
    }
  }

  /// Whether an activation runs a function that calls itself, directly or through others.
  boolean isRecursive(Activation activation) {
    return code(activation).filter(site -> !cycle(site).isEmpty()).isPresent();
  }

  private List<CallEdge> cycle(Site site) {
    Integer own = component.get(site);
    return edges.getOrDefault(site, List.of()).stream()
        .filter(
            edge -> code(edge.callee()).map(component::get).filter(c -> c.equals(own)).isPresent())
        .filter(edge -> isCycle(site, code(edge.callee()).orElseThrow()))
        .toList();
  }

  Answer<Evidence> read(Site site, Gap never) {
    if (!component.containsKey(site)) {
      return new Answer.Unknown<>(never);
    }
    List<Evidence> cycle =
        cycle(site).stream()
            .map(edge -> evidence(site, edge))
            .distinct()
            .sorted(Comparator.comparing(Evidence::place))
            .toList();
    return Answer.of(cycle);
  }

  /// Two nodes of one component are on a cycle; a node alone only if it calls itself.
  private boolean isCycle(Site from, Site to) {
    return !from.equals(to) || calls.getOrDefault(from, Set.of()).contains(from);
  }

  private Evidence evidence(Site site, CallEdge edge) {
    boolean direct = code(edge.callee()).filter(site::equals).isPresent();
    String how =
        direct
            ? "calls itself"
            : "calls `%s`, which comes back here".formatted(EffectReader.nameOf(edge.callee()));
    return Evidence.at(places.of(edge.site()), how);
  }
}
