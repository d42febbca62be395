package dev.graphlift.syntax;

import dev.graphlift.source.TextRange;
import java.util.List;
import java.util.Optional;

/// One `case pattern if guard:` clause.
public record MatchCase(
    int id, TextRange range, Pattern pattern, Optional<Expression> guard, List<Statement> body)
    implements Node {
  public MatchCase {
    body = List.copyOf(body);
  }
}
