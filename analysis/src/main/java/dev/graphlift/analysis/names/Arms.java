package dev.graphlift.analysis.names;

import dev.graphlift.syntax.ExceptHandler;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.MatchCase;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import dev.graphlift.syntax.UnaryOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The conditional parts of compound statements that a node lies in: it runs when all of them do.
final class Arms {
  private static final int BODY = 0;
  private static final int ELSE = 1;
  private static final int FIRST_HANDLER = 2;

  /// One of the parts of a statement of which not all run.
  private record Arm(int statement, int part) {}

  private Arms() {}

  private static final class Path {
    private final List<Arm> arms = new ArrayList<>();
    private final List<Integer> loops = new ArrayList<>();
    private boolean isForTypeCheckers;
  }

  /// Whether everything `node` depends on is also what `other` depends on, so that `node` has run
  /// when `other` runs after it.
  static boolean covers(FileIndex file, int scopeOwner, Node node, Node other) {
    return path(file, scopeOwner, other).arms.containsAll(path(file, scopeOwner, node).arms);
  }

  /// Whether a node is always run by the time its scope's code has run.
  static boolean isUnconditional(FileIndex file, int scopeOwner, Node node) {
    return path(file, scopeOwner, node).arms.isEmpty();
  }

  /// Whether two nodes lie in the body of one loop.
  static boolean shareLoop(FileIndex file, int scopeOwner, Node one, Node other) {
    return path(file, scopeOwner, one).loops.stream()
        .anyMatch(path(file, scopeOwner, other).loops::contains);
  }

  /// Whether a node runs under `if TYPE_CHECKING` alone, which means never.
  static boolean isForTypeCheckers(FileIndex file, int scopeOwner, Node node) {
    return path(file, scopeOwner, node).isForTypeCheckers;
  }

  /// The statement of which two nodes lie in different arms.
  static Optional<Node> alternatives(FileIndex file, int scopeOwner, Node one, Node other) {
    List<Arm> arms = path(file, scopeOwner, one).arms;
    return path(file, scopeOwner, other).arms.stream()
        .filter(arm ->
            !arms.contains(arm) && arms.stream().anyMatch(same -> same.statement == arm.statement))
        .map(arm -> file.node(arm.statement))
        .findFirst();
  }

  private static Path path(FileIndex file, int scopeOwner, Node node) {
    var path = new Path();
    Node child = node;
    Optional<Node> parent = file.parent(node.id());
    while (child.id() != scopeOwner && parent.isPresent()) {
      step(path, parent.get(), child);
      child = parent.get();
      parent = file.parent(child.id());
    }
    return path;
  }

  private static void step(Path path, Node parent, Node child) {
    switch (parent) {
      case Statement.If s -> {
        choice(path, parent, holds(s.body(), child), holds(s.orElse(), child));
        path.isForTypeCheckers |=
            holds(s.body(), child) ? isTypeChecking(s.test()) : isNotTypeChecking(s.test());
      }
      case Statement.For s -> loop(path, s, holds(s.body(), child), holds(s.orElse(), child));
      case Statement.While s -> loop(path, s, holds(s.body(), child), holds(s.orElse(), child));
      case Statement.Try s -> attempt(path, s, child);
      case Statement.Match s when child instanceof MatchCase ->
          path.arms.add(new Arm(parent.id(), s.cases().indexOf(child)));
      default -> {} // runs whenever its own parent does
    }
  }

  private static void choice(Path path, Node statement, boolean inBody, boolean inElse) {
    if (inBody) {
      path.arms.add(new Arm(statement.id(), BODY));
    } else if (inElse) {
      path.arms.add(new Arm(statement.id(), ELSE));
    }
  }

  private static void loop(Path path, Statement loop, boolean inBody, boolean inElse) {
    choice(path, loop, inBody, inElse);
    if (inBody) {
      path.loops.add(loop.id());
    }
  }

  private static void attempt(Path path, Statement.Try statement, Node child) {
    if (child instanceof ExceptHandler) {
      int handler = 0;
      while (statement.handlers().get(handler).id() != child.id()) {
        handler++;
      }
      path.arms.add(new Arm(statement.id(), FIRST_HANDLER + handler));
    } else if (holds(statement.body(), child) || holds(statement.orElse(), child)) {
      // The `else` part runs when the body has run.
      path.arms.add(new Arm(statement.id(), BODY));
    }
  }

  private static boolean holds(List<Statement> statements, Node child) {
    return statements.stream().anyMatch(statement -> statement.id() == child.id());
  }

  private static boolean isNotTypeChecking(Expression test) {
    return test instanceof Expression.UnaryOperation not
        && not.operator() == UnaryOperator.NOT
        && isTypeChecking(not.operand());
  }

  private static boolean isTypeChecking(Expression test) {
    return switch (test) {
      case Expression.Name name -> name.name().equals("TYPE_CHECKING");
      case Expression.Attribute attribute -> attribute.name().text().equals("TYPE_CHECKING");
      default -> false;
    };
  }
}
