package dev.graphlift.syntax;

import dev.graphlift.source.TextRange;
import java.util.Optional;

/// One argument of a call or of a class definition's bracket.
///
/// A positional argument is an expression, a `*iterable` one an [Expression.Starred].
///
/// @param kind how it is passed
/// @param name the keyword, for `name=value` alone
public record Argument(int id, TextRange range, Kind kind, Optional<String> name, Expression value)
    implements Node {
  /// How an argument is passed.
  public enum Kind {
    POSITIONAL,
    KEYWORD,
    /// `**mapping`.
    MAPPING
  }
}
