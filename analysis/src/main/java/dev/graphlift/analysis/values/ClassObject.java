package dev.graphlift.analysis.values;

import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.syntax.Statement;
import java.util.Optional;

/// A class made by the project, by a `class` statement or a call; its attributes are its namespace.
public final class ClassObject extends HeapObject {
  private final FileIndex file;
  private final String name;
  private final Optional<Statement.ClassDef> definition;
  private final Cell bases = new Cell();

  ClassObject(
      Allocation allocation, FileIndex file, String name, Optional<Statement.ClassDef> definition) {
    super(allocation);
    this.file = file;
    this.name = name;
    this.definition = definition;
  }

  /// The file that defines it.
  public FileIndex file() {
    return file;
  }

  /// The statement that defines it; empty if a call makes it.
  public Optional<Statement.ClassDef> definition() {
    return definition;
  }

  /// Its name as defined.
  public String name() {
    return name;
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
