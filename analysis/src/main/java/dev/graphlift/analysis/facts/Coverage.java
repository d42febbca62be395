package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.values.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Finds the functions that run in graphs only: each known call is made by a graph function, or by
/// a function that runs in graphs only itself.
final class Coverage {
  private final CallGraph graph;
  private final Places places;
  private final Predicate<Site> isGraph;
  private final Map<Site, Set<Site>> callers = new LinkedHashMap<>();
  private final Set<Site> open = new HashSet<>();
  private final Set<Site> covered = new HashSet<>();

  /// @param isGraph whether the function at a site runs as a graph
  Coverage(CallGraph graph, Places places, Predicate<Site> isGraph) {
    this.graph = graph;
    this.places = places;
    this.isGraph = isGraph;
    for (Activation activation : graph.activations()) {
      code(activation).ifPresent(site -> addCallers(site, activation));
    }
    boolean grown = true;
    while (grown) {
      grown = callers.keySet().stream().filter(this::isCoveredNow).anyMatch(covered::add);
    }
  }

  private static Optional<Site> code(Activation activation) {
    return switch (activation.subject()) {
      case Activation.Subject.ModuleBody _ -> Optional.empty();
      case Activation.Subject.Call(var function) -> Optional.of(function.code().site());
    };
  }

  private void addCallers(Site site, Activation activation) {
    List<CallGraph.Incoming> calls = graph.into(activation);
    // What nobody calls was started from outside.
    if (calls.isEmpty()) {
      open.add(site);
    }
    Set<Site> known = callers.computeIfAbsent(site, _ -> new HashSet<>());
    for (CallGraph.Incoming call : calls) {
      code(call.caller()).ifPresentOrElse(known::add, () -> open.add(site));
    }
  }

  private boolean isCoveredNow(Site site) {
    return !open.contains(site)
        && callers.getOrDefault(site, Set.of()).stream()
            .allMatch(caller -> isGraph.test(caller) || covered.contains(caller));
  }

  /// Whether the function at a site runs in graphs only; the evidence is the calls.
  Answer<Evidence> read(Site site) {
    if (!covered.contains(site)) {
      return new Answer.No<>();
    }
    List<Evidence> calls = new ArrayList<>();
    for (Activation activation : graph.of(site)) {
      for (CallGraph.Incoming call : graph.into(activation)) {
        calls.add(
            Evidence.at(
                places.of(call.edge().site()),
                "called by `%s`, which runs in graphs only"
                    .formatted(EffectReader.nameOf(call.caller()))));
      }
    }
    return Answer.of(
        calls.stream().distinct().sorted(Comparator.comparing(Evidence::place)).toList());
  }
}
