package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.CallEdge;
import dev.graphlift.analysis.interp.Effect;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.AbstractList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The effects that one activation has by itself and through calls, in the order they were found.
///
/// An effect is had by everyone above it, so that a project has very many of these pairs: each
/// takes eight bytes and a bit.
final class ReachedSet {
  private static final int OWN = -1;

  private final EffectTable table;
  private final List<CallEdge> edges;
  private final int[] effects;
  private final int[] through;
  private final BitSet setUp;

  private ReachedSet(
      EffectTable table, List<CallEdge> edges, int[] effects, int[] through, BitSet setUp) {
    this.table = table;
    this.edges = edges;
    this.effects = effects;
    this.through = through;
    this.setUp = setUp;
  }

  /// The effects, made as they are asked for.
  List<Closures.Reached> all() {
    return new AbstractList<>() {
      @Override
      public Closures.Reached get(int index) {
        return at(index);
      }

      @Override
      public int size() {
        return effects.length;
      }
    };
  }

  private Closures.Reached at(int index) {
    EffectTable.Entry entry = table.get(effects[index]);
    Optional<CallEdge> via =
        through[index] == OWN ? Optional.empty() : Optional.of(edges.get(through[index]));
    return new Closures.Reached(entry.effect(), entry.owner(), via, setUp.get(index));
  }

  /// One of them by its key.
  Optional<Closures.Reached> find(Closures.Key key) {
    return table.find(key).flatMap(this::of);
  }

  private Optional<Closures.Reached> of(int effect) {
    for (int i = 0; i < effects.length; i++) {
      if (effects[i] == effect) {
        return Optional.of(at(i));
      }
    }
    return Optional.empty();
  }

  /// Puts a set together.
  static final class Builder {
    private final EffectTable table;
    private final Activation activation;
    private final List<CallEdge> edges;
    private final IntArrayList effects = new IntArrayList();
    private final IntArrayList through = new IntArrayList();
    private final BitSet setUp = new BitSet();
    private final Int2IntOpenHashMap places = new Int2IntOpenHashMap();

    Builder(EffectTable table, Activation activation) {
      this.table = table;
      this.activation = activation;
      this.edges = activation.edges();
      places.defaultReturnValue(-1);
    }

    void addOwn(int effect) {
      if (places.putIfAbsent(effect, effects.size()) < 0) {
        effects.add(effect);
        through.add(OWN);
      }
    }

    /// Adds what a callee has. The first call counts, unless that one only sets up.
    ///
    /// @param edge the position of the call
    void addThrough(int edge, ReachedSet callee, Predicate<Effect.Target> escapes) {
      boolean setsUp = activation.setsUp(edges.get(edge));
      for (int i = 0; i < callee.effects.length; i++) {
        int effect = callee.effects[i];
        int known = places.get(effect);
        boolean isSetUp = setsUp || callee.setUp.get(i);
        if (known >= 0) {
          if (setUp.get(known)) {
            through.set(known, edge);
            setUp.set(known, isSetUp);
          }
        } else if (escapes.test(table.get(effect).effect().target())) {
          places.put(effect, effects.size());
          setUp.set(effects.size(), isSetUp);
          effects.add(effect);
          through.add(edge);
        }
      }
    }

    ReachedSet build() {
      return new ReachedSet(table, edges, effects.toIntArray(), through.toIntArray(), setUp);
    }
  }
}
