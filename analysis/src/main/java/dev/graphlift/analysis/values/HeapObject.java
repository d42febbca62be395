package dev.graphlift.analysis.values;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An object with identity: all objects that one allocation site makes in one activation.
public abstract sealed class HeapObject implements Atom
    permits ContainerObject, FunctionObject, ClassObject, InstanceObject, ModuleObject {
  private final Allocation allocation;
  private final Map<String, Cell> attributes = new LinkedHashMap<>();
  private final Cell anyAttribute = new Cell();

  HeapObject(Allocation allocation) {
    this.allocation = allocation;
  }

  /// Where and by whom it was made.
  public final Allocation allocation() {
    return allocation;
  }

  /// The cell of an attribute, made on first use.
  public final Cell attribute(String name) {
    return attributes.computeIfAbsent(name, _ -> new Cell());
  }

  /// The cell of an attribute, if it was ever asked for.
  public final Optional<Cell> findAttribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  /// What was stored under names that are not known, as by `setattr`.
  public final Cell anyAttribute() {
    return anyAttribute;
  }

  /// The names of the attributes ever asked for.
  public final Set<String> attributeNames() {
    return Set.copyOf(attributes.keySet());
  }

  /// The attribute cells by name, in the order they were first used.
  public final Map<String, Cell> attributes() {
    return new LinkedHashMap<>(attributes);
  }
}
