package dev.graphlift.syntax;

import dev.graphlift.source.TextRange;
import java.util.List;

/// One `for target in iterable if condition…` clause.
///
/// @param range from `for` (or `async`) to the end of the last condition
public record Comprehension(
    int id,
    TextRange range,
    Expression target,
    Expression iterable,
    List<Expression> conditions,
    boolean isAsync)
    implements Node {
  public Comprehension {
    conditions = List.copyOf(conditions);
  }
}
