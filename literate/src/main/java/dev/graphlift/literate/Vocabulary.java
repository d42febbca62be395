package dev.graphlift.literate;

import java.util.LinkedHashSet;
import java.util.Set;

/// What the comments and blocks of a driver's pages may say.
///
/// @param asserted keys whose every answer must be expected
/// @param requested keys whose answers count only on lines that assert them
/// @param ignored kinds of blocks that another driver answers
record Vocabulary(Set<String> asserted, Set<String> requested, Set<String> ignored) {
  static final Vocabulary EMPTY = new Vocabulary(Set.of(), Set.of(), Set.of());

  Vocabulary {
    asserted = Set.copyOf(asserted);
    requested = Set.copyOf(requested);
    ignored = Set.copyOf(ignored);
  }

  Vocabulary asserting(Set<String> keys) {
    return new Vocabulary(union(asserted, keys), requested, ignored);
  }

  Vocabulary requesting(Set<String> keys) {
    return new Vocabulary(asserted, union(requested, keys), ignored);
  }

  Vocabulary ignoring(Set<String> kinds) {
    return new Vocabulary(asserted, requested, union(ignored, kinds));
  }

  Set<String> keys() {
    return union(asserted, requested);
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(more);
    return all;
  }
}
