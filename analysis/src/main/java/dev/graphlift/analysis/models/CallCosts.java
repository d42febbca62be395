package dev.graphlift.analysis.models;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// What calls of libraries cost in eager code, in additions of small tensors.
final class CallCosts {
  /// The costs that come with the program.
  static final CallCosts SHIPPED = new CallCosts(Packages.lines("costs.txt"));

  private final List<Cost> costs;
  private final ConcurrentMap<String, Integer> known = new ConcurrentHashMap<>();

  private record Cost(NamePattern name, int additions) {
    static Cost of(String line) {
      String[] words = line.split(" ", 2);
      return new Cost(NamePattern.of(words[0]), Integer.parseInt(words[1]));
    }
  }

  private CallCosts(List<String> lines) {
    this.costs =
        lines.stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .flatMap(line -> BehaviourTable.expand(line).stream())
            .map(Cost::of)
            .toList()
            .reversed();
  }

  /// The cost of a call of the function of that canonical name.
  int of(String name) {
    return known.computeIfAbsent(name, this::find);
  }

  private int find(String name) {
    return costs.stream()
        .filter(cost -> cost.name().matches(name))
        .findFirst()
        .orElseThrow()
        .additions();
  }
}
