package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.Effect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The effects that activations have by themselves, numbered from 0, so that large sets of them can
/// be kept as numbers.
final class EffectTable {
  /// An effect with the activation that has it by itself.
  record Entry(Effect effect, Activation owner) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Closures.Key, Integer> numbers = new HashMap<>();

  /// The number of an effect of an activation. Of several on one target at one place the last one
  /// counts.
  int number(Effect effect, Activation owner) {
    Closures.Key key = new Closures.Key(owner.number(), effect.site(), effect.target());
    Integer known = numbers.putIfAbsent(key, entries.size());
    if (known == null) {
      entries.add(new Entry(effect, owner));
      return entries.size() - 1;
    }
    entries.set(known, new Entry(effect, owner));
    return known;
  }

  Optional<Integer> find(Closures.Key key) {
    return Optional.ofNullable(numbers.get(key));
  }

  Entry get(int number) {
    return entries.get(number);
  }
}
