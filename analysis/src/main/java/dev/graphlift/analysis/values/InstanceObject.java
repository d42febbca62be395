package dev.graphlift.analysis.values;

/// An instance of a project's class, or of a library's.
public final class InstanceObject extends HeapObject {
  private final Atom type;

  InstanceObject(Allocation allocation, Atom type) {
    super(allocation);
    this.type = type;
  }

  /// Its class: a [ClassObject] or an [Atom.Library].
  public Atom type() {
    return type;
  }

  @Override
  public String toString() {
    return "instance of " + type;
  }
}
