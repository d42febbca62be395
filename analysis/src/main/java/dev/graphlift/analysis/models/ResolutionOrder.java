package dev.graphlift.analysis.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Python's order of a class and its bases (C3).
final class ResolutionOrder {
  /// Deeper than any real class tree; stops at tables that contain a cycle.
  private static final int MAX_DEPTH = 60;

  private ResolutionOrder() {}

  static List<String> of(String className, Function<String, List<String>> bases) {
    return of(className, bases, 0);
  }

  private static List<String> of(
      String className, Function<String, List<String>> bases, int depth) {
    List<String> order = new ArrayList<>(List.of(className));
    if (depth == MAX_DEPTH) {
      return order;
    }
    List<String> direct = bases.apply(className);
    List<List<String>> pending = new ArrayList<>();
    for (String base : direct) {
      pending.add(new ArrayList<>(of(base, bases, depth + 1)));
    }
    pending.add(new ArrayList<>(direct));
    merge(pending, order);
    return order;
  }

  private static void merge(List<List<String>> pending, List<String> order) {
    pending.removeIf(List::isEmpty);
    while (!pending.isEmpty()) {
      String next = next(pending);
      order.add(next);
      pending.forEach(list -> list.remove(next));
      pending.removeIf(List::isEmpty);
    }
  }

  /// The first head that no other list still has behind its head. Classes whose published bases
  /// have no common order fall back to the first head.
  private static String next(List<List<String>> pending) {
    Optional<String> free =
        pending.stream()
            .map(List::getFirst)
            .filter(head -> pending.stream().noneMatch(list -> list.lastIndexOf(head) > 0))
            .findFirst();
    return free.orElseGet(() -> pending.getFirst().getFirst());
  }
}
