package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Runs functions once more as a trace for several shapes would run them: an extent that is read as
/// if it were known is then seen to be `None`.
final class OpenExtents {
  private final EntryPoints entryPoints;
  private final Places places;
  private final CallGraph graph;
  private final Closures before;

  /// @param graph the calls of the program as it is
  OpenExtents(EntryPoints entryPoints, Places places, CallGraph graph) {
    this.entryPoints = entryPoints;
    this.places = places;
    this.graph = graph;
    this.before = Closures.of(graph, OpenExtents::extents);
  }

  /// What reads an extent that is open, and was not open before, by the function that was run.
  ///
  /// @param arguments what to run functions with, by their parameters
  Map<Site, List<Evidence>> reads(Map<Site, Map<String, Value>> arguments) {
    Map<Site, List<Activation>> runs = entryPoints.runWith(arguments);
    Closures after =
        Closures.of(
            CallGraph.from(runs.values().stream().flatMap(List::stream).toList()),
            OpenExtents::extents);
    Map<Site, List<Evidence>> reads = new LinkedHashMap<>();
    runs.forEach((function, contexts) -> reads.put(function, added(function, contexts, after)));
    return reads;
  }

  private List<Evidence> added(Site function, List<Activation> contexts, Closures after) {
    Set<Site> known = new HashSet<>(sites(graph.of(function), before));
    List<Evidence> added = new ArrayList<>();
    for (Site read : sites(contexts, after)) {
      if (known.add(read)) {
        added.add(Evidence.at(places.of(read), "reads an extent that the signature leaves open"));
      }
    }
    return added;
  }

  private static List<Site> sites(List<Activation> contexts, Closures closures) {
    return contexts.stream()
        .flatMap(context -> closures.effects(context).stream())
        .map(Closures.Reached::effect)
        .map(Effect::site)
        .toList();
  }

  private static List<Effect> extents(Activation activation) {
    return activation.effects().stream()
        .filter(effect -> EffectReader.isOf(effect, Set.of(Effect.World.EXTENT)))
        .toList();
  }
}
