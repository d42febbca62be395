package dev.graphlift.analysis.values;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A list, set, dictionary or deque: elements under known keys, and one joined element for the
/// rest.
public final class ContainerObject extends HeapObject {
  /// The built-in containers that change.
  public enum Kind {
    LIST("list"),
    SET("set"),
    DICT("dict"),
    DEQUE("collections.deque");

    private final String pythonName;

    Kind(String pythonName) {
      this.pythonName = pythonName;
    }

    /// The name of the type in Python.
    public String pythonName() {
      return pythonName;
    }
  }

  private final Kind kind;
  private final Map<Object, Cell> known = new LinkedHashMap<>();
  private final Cell elements = new Cell();
  private final Cell keys = new Cell();
  private final Cell rest = new Cell(elements);
  private final Cell restKeys = new Cell();
  private Optional<Set<Object>> certain = Optional.empty();
  private final Set<Object> lost = new HashSet<>();
  private boolean losesAny;

  ContainerObject(Allocation allocation, Kind kind) {
    super(allocation);
    this.kind = kind;
  }

  /// Which container it is.
  public Kind kind() {
    return kind;
  }

  /// The element under a known key: an index from 0 as a [Long], or a constant of a dictionary.
  public Cell known(Object key) {
    return known.computeIfAbsent(key, this::make);
  }

  private Cell make(Object key) {
    keys.touch();
    return new Cell(elements);
  }

  /// The element under a known key, if there ever was one.
  public Optional<Cell> findKnown(Object key) {
    return Optional.ofNullable(known.get(key));
  }

  /// The known keys in the order they came; `reader` is told of others.
  public List<Object> knownKeys(Cell.Reader reader) {
    keys.read(reader);
    return knownKeys();
  }

  /// The known keys in the order they came, for those who look once everything is settled.
  public List<Object> knownKeys() {
    return new ArrayList<>(known.keySet());
  }

  /// Notes that the dictionary is made with some keys, besides what it may be given later. One
  /// place may make dictionaries with several sets of keys.
  public void madeWith(Collection<?> keys) {
    Set<Object> now = new HashSet<>(keys);
    certain.ifPresent(now::retainAll);
    if (!certain.equals(Optional.of(now))) {
      certain = Optional.of(now);
      this.keys.touch();
    }
  }

  /// Notes that a key may be taken out; any key if it is not known which.
  public void mayLack(Optional<Object> key) {
    boolean tells = key.isPresent() ? lost.add(key.get()) : !losesAny;
    losesAny |= key.isEmpty();
    if (tells) {
      keys.touch();
    }
  }

  /// Whether the dictionary holds a key whenever it is looked at.
  public boolean surelyHas(Object key) {
    return certain.filter(all -> all.contains(key)).isPresent() && !losesAny && !lost.contains(key);
  }

  /// The elements under keys that are not known.
  public Cell rest() {
    return rest;
  }

  /// The keys of a dictionary that are not known constants.
  public Cell restKeys() {
    return restKeys;
  }

  /// All elements joined.
  public Value elements(Cell.Reader reader) {
    return elements.read(reader);
  }

  /// All elements joined, for those who look once everything is settled.
  public Value peekElements() {
    return elements.peek();
  }

  /// The elements part by part, for those who look once everything is settled.
  public List<Value> peekParts() {
    List<Value> all = new ArrayList<>();
    all.add(rest.peek());
    known.values().forEach(cell -> all.add(cell.peek()));
    return all;
  }

  /// All cells that a reader of something in it may have read.
  public List<Cell> cells() {
    List<Cell> all = new ArrayList<>(List.of(elements, keys, rest, restKeys));
    all.addAll(known.values());
    return all;
  }

  @Override
  public String toString() {
    return kind + "@" + allocation();
  }
}
