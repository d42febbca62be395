package dev.graphlift.analysis.values;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  private final Cell rest = new Cell();
  private final Cell restKeys = new Cell();

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
    return known.computeIfAbsent(key, _ -> new Cell());
  }

  /// The element under a known key, if there ever was one.
  public Optional<Cell> findKnown(Object key) {
    return Optional.ofNullable(known.get(key));
  }

  /// The known keys in the order they came.
  public List<Object> knownKeys() {
    return new ArrayList<>(known.keySet());
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
    List<Value> all = new ArrayList<>();
    all.add(rest.read(reader));
    known.values().forEach(cell -> all.add(cell.read(reader)));
    return Value.joined(all);
  }

  /// All elements joined, for those who look once everything is settled.
  public Value peekElements() {
    List<Value> all = new ArrayList<>();
    all.add(rest.peek());
    known.values().forEach(cell -> all.add(cell.peek()));
    return Value.joined(all);
  }

  @Override
  public String toString() {
    return kind + "@" + allocation();
  }
}
