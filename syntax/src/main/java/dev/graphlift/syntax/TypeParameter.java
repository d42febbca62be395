package dev.graphlift.syntax;

import dev.graphlift.source.TextRange;
import java.util.Optional;

/// A type parameter of a generic function, class or alias.
public sealed interface TypeParameter extends Node {
  /// Its name.
  String name();

  /// `T` or `T: bound`.
  record TypeVariable(int id, TextRange range, String name, Optional<Expression> bound)
      implements TypeParameter {}

  /// `**P`.
  record ParameterSpecification(int id, TextRange range, String name) implements TypeParameter {}

  /// `*Ts`.
  record TypeVariableTuple(int id, TextRange range, String name) implements TypeParameter {}
}
