package dev.graphlift.analysis.values;

import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.syntax.Statement;

/// A class made by a `class` statement of the project; its attributes are its namespace.
public final class ClassObject extends HeapObject {
  private final FileIndex file;
  private final Statement.ClassDef definition;
  private final Cell bases = new Cell();

  ClassObject(Allocation allocation, FileIndex file, Statement.ClassDef definition) {
    super(allocation);
    this.file = file;
    this.definition = definition;
  }

  /// The file that defines it.
  public FileIndex file() {
    return file;
  }

  /// Its definition.
  public Statement.ClassDef definition() {
    return definition;
  }

  /// Its name as defined.
  public String name() {
    return definition.name().text();
  }

  /// Its bases: one [Atom.Tuple] with an item for each.
  public Cell bases() {
    return bases;
  }

  @Override
  public String toString() {
    return "class " + name();
  }
}
