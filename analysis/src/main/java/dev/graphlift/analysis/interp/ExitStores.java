package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.analysis.values.Values;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What places inside the arguments and globals of a call hold whenever it has returned, by their
/// [AccessPath].
///
/// What is said of a place only grows, until the place is dropped for good because some way through
/// the body leaves it open.
final class ExitStores {
  private final Map<String, Cell> places = new LinkedHashMap<>();
  private final Set<String> dropped = new HashSet<>();
  private final Cell changes = new Cell();
  private Optional<Map<String, Value>> leaving = Optional.empty();

  /// A run of the body begins.
  void start() {
    leaving = Optional.empty();
  }

  /// One way through the body returns here.
  void leave(Map<String, Value> stored) {
    leaving = Optional.of(leaving.map(others -> both(others, stored)).orElse(stored));
  }

  private static Map<String, Value> both(Map<String, Value> one, Map<String, Value> other) {
    Map<String, Value> both = new HashMap<>();
    one.forEach((path, value) -> {
      Value others = other.get(path);
      if (others != null) {
        both.put(path, value.join(others));
      }
    });
    return both;
  }

  /// The run has ended.
  void stop() {
    if (leaving.isEmpty()) {
      return;
    }
    Map<String, Value> now = leaving.get();
    for (String path : places.keySet()) {
      if (!now.containsKey(path) && dropped.add(path)) {
        changes.add(Values.string(path));
      }
    }
    now.forEach((path, value) -> {
      if (!places.containsKey(path)) {
        changes.add(Values.string(path));
      }
      places.computeIfAbsent(path, _ -> new Cell()).add(value);
    });
  }

  /// The places and what they hold; `reader` is told when that changes.
  Map<String, Value> read(Cell.Reader reader) {
    changes.read(reader);
    Map<String, Value> known = new LinkedHashMap<>();
    places.forEach((path, cell) -> {
      if (!dropped.contains(path)) {
        known.put(path, cell.read(reader));
      }
    });
    return known;
  }
}
