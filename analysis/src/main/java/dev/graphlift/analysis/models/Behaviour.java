package dev.graphlift.analysis.models;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/// What using a library name does.
///
/// @param returns what a call gives; for a property or a constant, what it holds
/// @param traits what a call does besides, always in the same order; an empty set means that it
///   does nothing besides, and is never used for "not known" ([Trait.Effect#UNMODELLED] is)
public record Behaviour(Returns returns, Set<Trait> traits) {
  /// A name of which nothing but its existence is known.
  public static final Behaviour UNKNOWN =
      new Behaviour(new Returns.Unknown(), Set.of(Trait.Effect.UNMODELLED));

  public Behaviour {
    traits = inOrder(traits);
  }

  /// The same traits in an order that is the same in every run.
  private static Set<Trait> inOrder(Set<Trait> traits) {
    if (traits.size() < 2) {
      return Set.copyOf(traits);
    }
    Set<Trait> ordered = new LinkedHashSet<>();
    traits.stream().sorted(Comparator.comparing(Trait::toString)).forEach(ordered::add);
    return Collections.unmodifiableSet(ordered);
  }

  /// Whether `trait` is among the traits.
  public boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /// Whether everything a call does besides its result is written down.
  public boolean isModelled() {
    return !has(Trait.Effect.UNMODELLED);
  }
}
