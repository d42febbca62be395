package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.syntax.ExceptHandler;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import java.util.List;
import java.util.Optional;

/// Finds out whether the value that a variable has after a statement is used later on.
final class Liveness {
  private Liveness() {}

  private enum Use {
    READ,
    /// It is bound anew, or the function ends, before it is read.
    GONE,
    NEITHER
  }

  /// Whether a variable is read after a statement, before it is bound anew.
  static boolean isUsedAfter(FileIndex file, Statement statement, String name) {
    Node below = statement;
    for (Optional<Node> at = file.parent(below.id());
        at.isPresent();
        at = file.parent(below.id())) {
      Node around = at.get();
      Use use = use(after(around, below), name);
      if (use != Use.NEITHER) {
        return use == Use.READ;
      }
      boolean repeats =
          around instanceof Statement.While loop
              && (NameBindings.reads(loop.test(), name) || use(loop.body(), name) == Use.READ);
      repeats |= around instanceof Statement.For loop && use(loop.body(), name) == Use.READ;
      if (repeats) {
        return true;
      }
      if (around instanceof Statement.FunctionDef) {
        return false;
      }
      below = around;
    }
    return false;
  }

  /// The statements behind one in the block that it stands in.
  private static List<Statement> after(Node around, Node below) {
    for (List<Statement> block : blocks(around)) {
      for (int i = 0; i < block.size(); i++) {
        if (block.get(i).id() == below.id()) {
          return block.subList(i + 1, block.size());
        }
      }
    }
    return List.of();
  }

  private static List<List<Statement>> blocks(Node around) {
    if (around instanceof Statement.Definition definition) {
      return List.of(definition.body());
    }
    if (around instanceof Statement.If branch) {
      return List.of(branch.body(), branch.orElse());
    }
    if (around instanceof Statement.For loop) {
      return List.of(loop.body(), loop.orElse());
    }
    if (around instanceof Statement.While loop) {
      return List.of(loop.body(), loop.orElse());
    }
    if (around instanceof Statement.With with) {
      return List.of(with.body());
    }
    if (around instanceof Statement.Try attempt) {
      return List.of(attempt.body(), attempt.orElse(), attempt.finalBody());
    }
    return around instanceof ExceptHandler handler ? List.of(handler.body()) : List.of();
  }

  private static Use use(List<Statement> body, String name) {
    for (Statement statement : body) {
      Use use = use(statement, name);
      if (use != Use.NEITHER) {
        return use;
      }
    }
    return Use.NEITHER;
  }

  private static Use use(Statement statement, String name) {
    if (statement instanceof Statement.If branch) {
      if (NameBindings.reads(branch.test(), name)) {
        return Use.READ;
      }
      Use then = use(branch.body(), name);
      Use otherwise = use(branch.orElse(), name);
      return then == Use.READ || otherwise == Use.READ
          ? Use.READ
          : then == Use.GONE && otherwise == Use.GONE ? Use.GONE : Use.NEITHER;
    }
    if (statement instanceof Statement.For loop) {
      return NameBindings.reads(loop.iterable(), name) || use(loop.body(), name) == Use.READ
          ? Use.READ
          : Use.NEITHER;
    }
    if (statement instanceof Statement.While loop) {
      return NameBindings.reads(loop.test(), name) || use(loop.body(), name) == Use.READ
          ? Use.READ
          : Use.NEITHER;
    }
    if (NameBindings.reads(statement, name)) {
      return Use.READ;
    }
    boolean isGone =
        statement instanceof Statement.Return
            || statement instanceof Statement.Raise
            || (statement instanceof Statement.Assign assign
                && assign.targets().stream()
                    .anyMatch(target ->
                        target instanceof Expression.Name bound && bound.name().equals(name)));
    return isGone ? Use.GONE : Use.NEITHER;
  }
}
