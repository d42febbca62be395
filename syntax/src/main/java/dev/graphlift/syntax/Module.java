package dev.graphlift.syntax;

import dev.graphlift.source.TextRange;
import java.util.List;

/// A whole file.
///
/// @param nodeCount the number of nodes in the file, itself included: one more than the largest id
public record Module(int id, TextRange range, List<Statement> body, int nodeCount) implements Node {
  public Module {
    body = List.copyOf(body);
  }
}
