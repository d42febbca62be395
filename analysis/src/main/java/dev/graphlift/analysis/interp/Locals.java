package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Value;
import java.util.HashMap;
import java.util.Map;

/// The local variables at one point of a body, or the mark that no execution gets there.
final class Locals {
  private final Map<String, Value> values;
  private boolean reachable;

  private Locals(Map<String, Value> values, boolean reachable) {
    this.values = values;
    this.reachable = reachable;
  }

  static Locals empty() {
    return new Locals(new HashMap<>(), true);
  }

  static Locals unreachable() {
    return new Locals(new HashMap<>(), false);
  }

  Locals copy() {
    return new Locals(new HashMap<>(values), reachable);
  }

  boolean isReachable() {
    return reachable;
  }

  void cut() {
    reachable = false;
  }

  Value get(String name) {
    return values.getOrDefault(name, Value.BOTTOM);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  void put(String name, Value value) {
    values.put(name, value);
  }

  void remove(String name) {
    values.remove(name);
  }

  Locals join(Locals other) {
    if (!other.reachable) {
      return this;
    }
    if (!reachable) {
      return other.copy();
    }
    Locals joined = copy();
    other.values.forEach((name, value) -> {
      Value own = values.get(name);
      joined.values.put(name, own == null ? value : own.join(value));
    });
    return joined;
  }

  Locals widen() {
    Locals widened = new Locals(new HashMap<>(), reachable);
    values.forEach((name, value) -> widened.values.put(name, value.widen()));
    return widened;
  }

  boolean sameAs(Locals other) {
    return reachable == other.reachable && values.equals(other.values);
  }
}
