package dev.graphlift.syntax;

import dev.graphlift.source.TextRange;
import java.util.List;
import java.util.Optional;

/// One `except type as name:` clause.
public record ExceptHandler(
    int id, TextRange range, Optional<Expression> type, Optional<String> name, List<Statement> body)
    implements Node {
  public ExceptHandler {
    body = List.copyOf(body);
  }
}
