package dev.graphlift.analysis.values;

import dev.graphlift.analysis.evidence.Gap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What an expression may denote: these atoms, and others if there is a gap.
///
/// Values form a join semilattice bounded by [Limits]; bottom denotes nothing (yet). Two values
/// with the same atoms are equal when both or neither have a gap, whatever the gap is.
public final class Value {
  /// Nothing at all: no execution gets here, as far as known.
  public static final Value BOTTOM = new Value(AtomSet.none(), Optional.empty());

  /// `None`.
  public static final Value NONE = of(Atom.NONE);

  private final AtomSet atoms;
  private final Optional<Gap> gap;
  private final int depth;
  private final int size;
  private final int hash;

  private Value(AtomSet atoms, Optional<Gap> gap) {
    this.atoms = atoms;
    this.gap = gap;
    this.depth = Limits.depth(atoms);
    this.size = Limits.size(atoms);
    this.hash = atoms.hashCode() * 2 + (gap.isPresent() ? 1 : 0);
  }

  /// Exactly this atom.
  public static Value of(Atom atom) {
    return new Value(AtomSet.of(atom), Optional.empty());
  }

  /// One of these atoms.
  public static Value of(List<? extends Atom> atoms) {
    return limited(AtomSet.copyOf(atoms), Optional.empty());
  }

  /// Anything, because of this gap.
  public static Value unknown(Gap gap) {
    return new Value(AtomSet.none(), Optional.of(gap));
  }

  private static Value limited(AtomSet atoms, Optional<Gap> gap) {
    AtomSet kept = Limits.apply(atoms);
    Optional<HeapObject> dropped = Limits.droppedObject(kept);
    return dropped.isEmpty()
        ? new Value(kept, gap)
        : new Value(Limits.dropObjects(kept), gap.or(() -> dropped.map(Limits::tooManyObjects)));
  }

  /// How deep tuples, streams and callables nest in it.
  int depth() {
    return depth;
  }

  /// How many atoms it holds, those inside others counted for each holder.
  int size() {
    return size;
  }

  /// The atoms it may be.
  public Set<Atom> atoms() {
    return atoms;
  }

  /// The atoms it may be.
  public Stream<Atom> stream() {
    return atoms.stream();
  }

  /// Why it may be something else too.
  public Optional<Gap> gap() {
    return gap;
  }

  /// Whether it denotes nothing.
  public boolean isBottom() {
    return atoms.isEmpty() && gap.isEmpty();
  }

  /// Whether it is one of its atoms and nothing else.
  public boolean isExhaustive() {
    return gap.isEmpty();
  }

  /// The one atom it is, if it is just one.
  public Optional<Atom> only() {
    return atoms.size() == 1 && gap.isEmpty() ? Optional.of(atoms.first()) : Optional.empty();
  }

  /// The least value above both.
  public Value join(Value other) {
    if (other.isBottom() || covers(other)) {
      return this;
    }
    if (isBottom() || other.covers(this)) {
      return other;
    }
    boolean full = gap.isPresent() && Limits.isFull(atoms);
    AtomSet more =
        other.atoms.filter(
            atom -> !Limits.isCovered(atom, atoms) && !(full && Limits.isObject(atom)));
    return more.isEmpty()
        ? new Value(atoms, gap.or(other::gap))
        : limited(AtomSet.union(List.of(atoms, more)), gap.or(other::gap));
  }

  /// The join of many values.
  public static Value joined(Value... values) {
    return joined(Arrays.asList(values));
  }

  /// The join of many values, at the cost of one join.
  public static Value joined(List<Value> values) {
    if (values.size() <= 1) {
      return values.isEmpty() ? BOTTOM : values.getFirst();
    }
    List<AtomSet> sets = new ArrayList<>();
    Optional<Gap> gap = Optional.empty();
    for (Value value : values) {
      sets.add(value.atoms);
      gap = gap.or(value::gap);
    }
    AtomSet all = AtomSet.union(sets);
    return all.isEmpty() && gap.isEmpty() ? BOTTOM : limited(all, gap);
  }

  private boolean covers(Value other) {
    return (gap.isPresent() || other.gap.isEmpty()) && atoms.containsAll(other.atoms);
  }

  /// The same without its gap.
  public Value known() {
    return gap.isEmpty() ? this : new Value(atoms, Optional.empty());
  }

  /// The atoms that pass a test; the gap stays.
  public Value filter(Predicate<Atom> test) {
    AtomSet kept = atoms.filter(test);
    return kept.size() == atoms.size() ? this : new Value(kept, gap);
  }

  /// This value with its tuples as one stream of their items.
  Value flat() {
    return limited(AtomSet.copyOf(Limits.flatten(atoms)), gap);
  }

  /// This value with single constants and shapes forgotten, so that a loop comes to an end.
  public Value widen() {
    return limited(Limits.widen(atoms), gap);
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof Value value
            && hash == value.hash
            && gap.isPresent() == value.gap.isPresent()
            && atoms.equals(value.atoms));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return atoms + (gap.isPresent() ? "…" : "");
  }
}
