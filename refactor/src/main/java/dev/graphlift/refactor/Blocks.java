package dev.graphlift.refactor;

import dev.graphlift.syntax.ExceptHandler;
import dev.graphlift.syntax.MatchCase;
import dev.graphlift.syntax.Module;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import java.util.List;

/// The lists of statements that run one after another.
final class Blocks {
  private Blocks() {}

  /// Whether two statements directly under one node stand in the same list.
  static boolean inOneBlock(Node parent, Node one, Node other) {
    return of(parent).stream().anyMatch(block -> holds(block, one) && holds(block, other));
  }

  private static boolean holds(List<Statement> block, Node statement) {
    return block.stream().anyMatch(each -> each.id() == statement.id());
  }

  /// The lists directly under a node. What follows the body of a loop or a `try` is left out, as it
  /// may run without it.
  static List<List<Statement>> of(Node parent) {
    return switch (parent) {
      case Module module -> List.of(module.body());
      case Statement.Definition def -> List.of(def.body());
      case Statement.If s -> List.of(s.body(), s.orElse());
      case Statement.For s -> List.of(s.body(), s.orElse());
      case Statement.While s -> List.of(s.body(), s.orElse());
      case Statement.With s -> List.of(s.body());
      case Statement.Try s -> List.of(s.body(), s.orElse(), s.finalBody());
      case ExceptHandler handler -> List.of(handler.body());
      case MatchCase matchCase -> List.of(matchCase.body());
      default -> List.of(); // no statements directly below
    };
  }
}
