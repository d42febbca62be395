package dev.graphlift.analysis.values;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/// An immutable set of atoms that keeps the order in which they came. It knows the hash of each, so
/// that joining sets, which the analysis does more than anything else, hashes no atom again.
final class AtomSet extends AbstractSet<Atom> {
  private final Atom[] atoms;
  private final int[] hashes;
  private final int hash;

  private AtomSet(Atom[] atoms, int[] hashes) {
    this.atoms = atoms;
    this.hashes = hashes;
    int sum = 0;
    for (int each : hashes) {
      sum += each;
    }
    this.hash = sum;
  }

  static AtomSet none() {
    return new AtomSet(new Atom[0], new int[0]);
  }

  static AtomSet of(Atom atom) {
    return new AtomSet(new Atom[] {atom}, new int[] {atom.hashCode()});
  }

  static AtomSet copyOf(Collection<? extends Atom> atoms) {
    if (atoms instanceof AtomSet set) {
      return set;
    }
    Builder builder = new Builder(atoms.size());
    for (Atom atom : atoms) {
      builder.add(atom, atom.hashCode());
    }
    return builder.build();
  }

  /// The atoms of all sets.
  static AtomSet union(List<AtomSet> sets) {
    int most = 0;
    for (AtomSet set : sets) {
      most += set.atoms.length;
    }
    Builder builder = new Builder(most);
    for (AtomSet set : sets) {
      for (int i = 0; i < set.atoms.length; i++) {
        builder.add(set.atoms[i], set.hashes[i]);
      }
    }
    return builder.build();
  }

  /// The atoms that pass a test; this set itself if all do.
  AtomSet filter(Predicate<? super Atom> test) {
    Builder builder = new Builder(atoms.length);
    for (int i = 0; i < atoms.length; i++) {
      if (test.test(atoms[i])) {
        builder.append(atoms[i], hashes[i]);
      }
    }
    return builder.size == atoms.length ? this : builder.build();
  }

  Atom first() {
    return atoms[0];
  }

  boolean containsAll(AtomSet other) {
    if (other.atoms.length > atoms.length) {
      return false;
    }
    for (int i = 0; i < other.atoms.length; i++) {
      if (!holds(atoms, hashes, atoms.length, other.atoms[i], other.hashes[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Atom[] atoms, int[] hashes, int size, Atom atom, int hash) {
    for (int i = 0; i < size; i++) {
      if (hashes[i] == hash && atoms[i].equals(atom)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean contains(Object object) {
    return object instanceof Atom atom && holds(atoms, hashes, atoms.length, atom, atom.hashCode());
  }

  @Override
  public int size() {
    return atoms.length;
  }

  @Override
  public Iterator<Atom> iterator() {
    return Arrays.asList(atoms).iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof AtomSet set
            ? hash == set.hash && atoms.length == set.atoms.length && containsAll(set)
            : super.equals(other));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /// Collects atoms with their hashes. Sets are small, as [Limits] sees to, so that looking through
  /// the hashes is faster than a table of them.
  private static final class Builder {
    private final Atom[] atoms;
    private final int[] hashes;
    private int size;

    Builder(int most) {
      atoms = new Atom[most];
      hashes = new int[most];
    }

    void add(Atom atom, int hash) {
      if (!holds(atoms, hashes, size, atom, hash)) {
        append(atom, hash);
      }
    }

    void append(Atom atom, int hash) {
      atoms[size] = atom;
      hashes[size] = hash;
      size++;
    }

    AtomSet build() {
      boolean exact = size == atoms.length;
      return new AtomSet(
          exact ? atoms : Arrays.copyOf(atoms, size), exact ? hashes : Arrays.copyOf(hashes, size));
    }
  }
}
