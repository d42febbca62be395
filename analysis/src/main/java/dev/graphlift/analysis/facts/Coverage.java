package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.values.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Finds the functions that run in graphs only: each known call is made by a graph function, or by
/// a function that runs in graphs only itself.
final class Coverage {
  private final CallGraph graph;
  private final Places places;
  private final Set<Site> covered;

  /// @param isGraph whether the function at a site runs as a graph
  Coverage(CallGraph graph, Places places, Callers callers, Predicate<Site> isGraph) {
    this.graph = graph;
    this.places = places;
    this.covered = callers.inGraphsOnly(isGraph);
  }

  /// Whether the function at a site runs in graphs only; the evidence is the calls.
  Answer<Evidence> read(Site site) {
    if (!covered.contains(site)) {
      return new Answer.No<>();
    }
    List<Evidence> calls = new ArrayList<>();
    for (Activation activation : graph.of(site)) {
      for (CallGraph.Incoming call : graph.into(activation)) {
        String how =
            call.caller().traces(call.edge())
                ? "called here by a framework, which makes a graph of it"
                : "called by `%s`, which runs in graphs only"
                    .formatted(EffectReader.nameOf(call.caller()));
        calls.add(Evidence.at(places.of(call.edge().site()), how));
      }
    }
    return Answer.of(
        calls.stream().distinct().sorted(Comparator.comparing(Evidence::place)).toList());
  }
}
