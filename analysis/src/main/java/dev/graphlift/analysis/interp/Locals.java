package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The local variables at one point of a body, or the mark that no execution gets there.
///
/// It also holds what attributes and elements were last given, by their [AccessPath], for as long
/// as nothing can have changed them since. Objects themselves forget no value they ever held.
final class Locals {
  private final Map<String, Value> values;
  private Map<String, Value> stored;
  private Standing standing;

  private Locals(Map<String, Value> values, Map<String, Value> stored, Standing standing) {
    this.values = values;
    this.stored = stored;
    this.standing = standing;
  }

  /// Whether execution gets to a point.
  private enum Standing {
    REACHED,
    /// The arguments seen so far decide a test the other way. The code is followed all the same for
    /// what it does, but what it computes goes nowhere.
    DECIDED_AGAINST,
    UNREACHABLE
  }

  static Locals empty() {
    return new Locals(new HashMap<>(), Map.of(), Standing.REACHED);
  }

  static Locals unreachable() {
    return new Locals(new HashMap<>(), Map.of(), Standing.UNREACHABLE);
  }

  Locals copy() {
    return new Locals(new HashMap<>(values), stored, standing);
  }

  boolean isReachable() {
    return standing != Standing.UNREACHABLE;
  }

  /// Whether what is computed here can be seen by anyone.
  boolean counts() {
    return standing == Standing.REACHED;
  }

  void cut() {
    standing = Standing.UNREACHABLE;
  }

  /// Notes that a test has been decided against coming here.
  void decideAgainst() {
    if (standing == Standing.REACHED) {
      standing = Standing.DECIDED_AGAINST;
    }
  }

  Value get(String name) {
    return values.getOrDefault(name, Value.BOTTOM);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  void put(String name, Value value) {
    values.put(name, value);
    forgetPlacesOf(name);
  }

  void remove(String name) {
    values.remove(name);
    forgetPlacesOf(name);
  }

  /// Replaces the value of a variable by what a test leaves of it.
  void narrow(String name, Value value) {
    values.put(name, value);
  }

  private void forgetPlacesOf(String name) {
    if (!stored.isEmpty()) {
      String root = AccessPath.root(name);
      forget(path -> path.startsWith(root));
    }
  }

  /// Whether anything is known of places inside objects.
  boolean knowsPlaces() {
    return !stored.isEmpty();
  }

  /// What the place at a path holds, if that is known.
  Optional<Value> stored(String path) {
    return Optional.ofNullable(stored.get(path));
  }

  /// What is known of places, by their paths.
  Map<String, Value> stored() {
    return Map.copyOf(stored);
  }

  /// Notes what the place at a path holds from now on.
  void store(String path, Value value) {
    Map<String, Value> next = new HashMap<>(stored);
    next.put(path, value);
    stored = next;
  }

  /// Forgets what places hold that may have changed.
  void forget(Predicate<String> paths) {
    if (stored.keySet().stream().anyMatch(paths)) {
      Map<String, Value> next = new HashMap<>(stored);
      next.keySet().removeIf(paths);
      stored = next;
    }
  }

  /// Forgets what all places hold.
  void forgetAll() {
    stored = Map.of();
  }

  Locals join(Locals other) {
    int order = standing.compareTo(other.standing);
    if (order != 0 || standing == Standing.UNREACHABLE) {
      return order <= 0 ? this : other.copy();
    }
    Locals joined = copy();
    other.values.forEach((name, value) -> {
      Value own = values.get(name);
      joined.values.put(name, own == null ? value : own.join(value));
    });
    joined.stored = joinedPlaces(other);
    return joined;
  }

  private Map<String, Value> joinedPlaces(Locals other) {
    if (stored.isEmpty() || other.stored.isEmpty()) {
      return Map.of();
    }
    Map<String, Value> both = new HashMap<>();
    stored.forEach((path, value) -> {
      Value others = other.stored.get(path);
      if (others != null) {
        both.put(path, value.join(others));
      }
    });
    return both;
  }

  Locals widen() {
    Locals widened = new Locals(new HashMap<>(), new HashMap<>(), standing);
    values.forEach((name, value) -> widened.values.put(name, value.widen()));
    stored.forEach((path, value) -> widened.stored.put(path, value.widen()));
    return widened;
  }

  boolean sameAs(Locals other) {
    return standing == other.standing && values.equals(other.values) && stored.equals(other.stored);
  }
}
