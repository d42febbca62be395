package dev.graphlift.analysis.names;

import dev.graphlift.syntax.Statement;
import java.util.Optional;

/// One `def` of a file: the unit that is judged. Units are equal when file and definition are.
///
/// @param file the file's path
/// @param qualifiedName the dotted names of the functions and classes around it and its own
/// @param enclosingClass the class whose body it stands in directly
/// @param enclosing the nearest function around it, also through classes
public record FunctionUnit(
    String file,
    Statement.FunctionDef def,
    String qualifiedName,
    Optional<Statement.ClassDef> enclosingClass,
    Optional<FunctionUnit> enclosing) {

  /// The number of the definition in its file.
  public int id() {
    return def.id();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FunctionUnit unit && unit.id() == id() && unit.file.equals(file);
  }

  @Override
  public int hashCode() {
    return 31 * file.hashCode() + id();
  }

  @Override
  public String toString() {
    return file + ":" + qualifiedName;
  }
}
