package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.facts.Workload.Rounds;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.syntax.BinaryOperator;
import dev.graphlift.syntax.Comprehension;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the statements and comprehensions that run a part of the code again and again.
final class Loops {
  private Loops() {}

  /// The loops around a node in the function or module it stands in, the innermost first.
  static List<Node> around(FileIndex file, Node node) {
    List<Node> loops = new ArrayList<>();
    Node below = node;
    Optional<Node> at = file.parent(below.id());
    while (at.isPresent() && !(at.get() instanceof Statement.FunctionDef)) {
      if (repeats(at.get(), below)) {
        loops.add(at.get());
      }
      below = at.get();
      at = file.parent(below.id());
    }
    return loops;
  }

  /// How often a node is come to when the function or module that it stands in is run once.
  static Rounds rounds(FileIndex file, Node node) {
    boolean isSometimes = false;
    Node below = node;
    Optional<Node> at = file.parent(below.id());
    while (at.isPresent() && !(at.get() instanceof Statement.FunctionDef)) {
      if (repeats(at.get(), below)) {
        return isSometimes ? Rounds.SOME_OF_LOOP : Rounds.LOOP;
      }
      isSometimes |= picksRounds(at.get(), below);
      below = at.get();
      at = file.parent(below.id());
    }
    return Rounds.ONE;
  }

  /// Whether a statement runs a part of it in some rounds of a loop, as in `if step % 100 == 0`.
  private static boolean picksRounds(Node around, Node part) {
    if (!(around instanceof Statement.If choice)
        || choice.body().stream().noneMatch(each -> each.id() == part.id())) {
      return false;
    }
    List<Node> parts = new ArrayList<>();
    Nodes.walk(choice.test(), parts::add);
    return parts.stream()
        .anyMatch(each ->
            each instanceof Expression.BinaryOperation operation
                && operation.operator() == BinaryOperator.MODULO);
  }

  /// Whether a node runs a part of it again and again.
  private static boolean repeats(Node around, Node part) {
    return around instanceof Statement.While
        || (around instanceof Statement.For loop && loop.iterable().id() != part.id())
        || (around instanceof Expression
            && Nodes.children(around).stream().anyMatch(Comprehension.class::isInstance));
  }
}
