package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.values.Site;
import java.util.HashMap;
import java.util.Map;

/// Estimates what calls cost in eager code, in additions of small tensors.
///
/// A call that could not be followed, and one that leads to itself, may cost anything.
final class EagerCosts {
  /// How often a loop is thought to run.
  private static final int ROUNDS = 10;

  private final Places places;
  private final Map<Integer, Integer> known = new HashMap<>();

  EagerCosts(Places places) {
    this.places = places;
  }

  /// The cost of one call, up to [Workload#MUCH].
  int of(Activation activation) {
    Integer found = known.putIfAbsent(activation.number(), Workload.MUCH);
    if (found != null) {
      return found;
    }
    int cost = activation.unresolved().isEmpty() ? sum(activation) : Workload.MUCH;
    known.put(activation.number(), cost);
    return cost;
  }

  private int sum(Activation activation) {
    Map<Site, Integer> costs = new HashMap<>();
    activation.computations().forEach(site -> costs.put(site, activation.cost(site)));
    activation.edges().forEach(edge -> costs.merge(edge.site(), of(edge.callee()), Math::max));
    int sum = 0;
    for (Map.Entry<Site, Integer> each : costs.entrySet()) {
      sum = Math.min(Workload.MUCH, sum + each.getValue() * rounds(each.getKey()));
    }
    return sum;
  }

  private int rounds(Site site) {
    FileIndex file = places.file(site);
    return Loops.around(file, file.node(site.node())).isEmpty() ? 1 : ROUNDS;
  }
}
