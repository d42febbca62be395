package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Runs functions once more as a trace for several shapes would run them: an extent that is read as
/// if it were known is then seen to be `None`.
final class OpenExtents {
  private final EntryPoints entryPoints;
  private final Places places;
  private final CallGraph graph;
  private final ExtentReads seen;
  private final Closures before;

  /// @param graph the calls of the program as it is
  /// @param seen sees what is run
  OpenExtents(EntryPoints entryPoints, Places places, CallGraph graph, ExtentReads seen) {
    this.entryPoints = entryPoints;
    this.places = places;
    this.graph = graph;
    this.seen = seen;
    this.before = Closures.of(graph, OpenExtents::extents);
  }

  /// What was found in one function and below it.
  ///
  /// @param failures what needs an extent that is open, and was not open before
  /// @param reads all that asks for an extent that is open
  record Found(List<Evidence> failures, List<Evidence> reads) {
    static final Found NOTHING = new Found(List.of(), List.of());

    Found {
      failures = List.copyOf(failures);
      reads = List.copyOf(reads);
    }

    /// Everything.
    List<Evidence> all() {
      return Stream.concat(failures.stream(), reads.stream()).toList();
    }
  }

  /// Finds it by the function that was run.
  ///
  /// @param arguments what to run functions with, by their parameters
  Map<Site, Found> find(Map<Site, Map<String, Value>> arguments) {
    if (arguments.isEmpty()) {
      return Map.of();
    }
    seen.look();
    Map<Site, List<Activation>> runs = entryPoints.runWith(arguments);
    CallGraph calls = CallGraph.from(runs.values().stream().flatMap(List::stream).toList());
    Closures failing = Closures.of(calls, OpenExtents::extents);
    Closures reading = Closures.of(calls, seen::of);
    Map<Site, Found> found = new LinkedHashMap<>();
    runs.forEach((function, contexts) -> {
      Set<Site> known = new HashSet<>(sites(graph.of(function), before));
      found.put(
          function,
          new Found(
              evidence(sites(contexts, failing), known),
              evidence(sites(contexts, reading), new HashSet<>())));
    });
    return found;
  }

  private List<Evidence> evidence(List<Site> sites, Set<Site> known) {
    return sites.stream()
        .filter(known::add)
        .map(site -> Evidence.at(places.of(site), "reads an extent that the signature leaves open"))
        .toList();
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
