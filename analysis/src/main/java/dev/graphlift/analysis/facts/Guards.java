package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.names.Access;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.syntax.BooleanOperator;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import dev.graphlift.syntax.UnaryOperator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds out whether code runs only where something that outlives the call is not there yet, as in
/// `if self.scale is None: self.scale = tf.Variable(1.0)`.
final class Guards {
  private final Map<String, FileIndex> files;

  Guards(Map<String, FileIndex> files) {
    this.files = Map.copyOf(files);
  }

  /// Whether a test asks for something that is missing, or for something that is there.
  private enum Asks {
    MISSING,
    THERE,
    NEITHER;

    private Asks opposite() {
      return switch (this) {
        case MISSING -> THERE;
        case THERE -> MISSING;
        case NEITHER -> NEITHER;
      };
    }
  }

  /// Whether a node runs only when something kept is missing.
  boolean holdAt(Site site) {
    FileIndex file = files.get(site.file());
    if (file == null) {
      return false;
    }
    Node below = file.node(site.node());
    for (Optional<Node> at = file.parent(below.id());
        at.isPresent();
        at = file.parent(at.get().id())) {
      Node around = at.get();
      if (around instanceof Statement.FunctionDef || around instanceof Statement.ClassDef) {
        return leavesBefore(file, bodyOf(around), below);
      }
      if (guards(file, around, below)) {
        return true;
      }
      below = around;
    }
    return false;
  }

  private static List<Statement> bodyOf(Node around) {
    return around instanceof Statement.Definition definition ? definition.body() : List.of();
  }

  private boolean guards(FileIndex file, Node around, Node below) {
    if (around instanceof Statement.If branch) {
      Asks asks = asks(file, branch.test());
      return (holds(branch.body(), below) && asks == Asks.MISSING)
          || (holds(branch.orElse(), below) && asks == Asks.THERE);
    }
    if (around instanceof Expression.Conditional choice) {
      Asks asks = asks(file, choice.test());
      return (choice.body().id() == below.id() && asks == Asks.MISSING)
          || (choice.orElse().id() == below.id() && asks == Asks.THERE);
    }
    return around instanceof Expression.BooleanOperation either
        && either.operator() == BooleanOperator.OR
        && either.operands().getFirst().id() != below.id()
        && isKept(file, either.operands().getFirst());
  }

  /// Whether an earlier statement leaves the function where the thing is there.
  private boolean leavesBefore(FileIndex file, List<Statement> body, Node below) {
    return body.stream()
        .takeWhile(statement -> statement.id() != below.id())
        .anyMatch(statement ->
            statement instanceof Statement.If branch
                && asks(file, branch.test()) == Asks.THERE
                && branch.body().getLast() instanceof Statement.Return);
  }

  private static boolean holds(List<Statement> body, Node node) {
    return body.stream().anyMatch(statement -> statement.id() == node.id());
  }

  private Asks asks(FileIndex file, Expression test) {
    if (test instanceof Expression.Comparison comparison) {
      return asks(file, comparison);
    }
    if (test instanceof Expression.UnaryOperation not && not.operator() == UnaryOperator.NOT) {
      return asks(file, not.operand()).opposite();
    }
    if (test instanceof Expression.BooleanOperation both
        && both.operator() == BooleanOperator.AND) {
      return both.operands().stream()
          .map(operand -> asks(file, operand))
          .filter(asks -> asks != Asks.NEITHER)
          .findFirst()
          .orElse(Asks.NEITHER);
    }
    boolean asksForAttribute =
        test instanceof Expression.Call call
            && call.function() instanceof Expression.Name(var _, var _, var name)
            && name.equals("hasattr");
    return asksForAttribute || isKept(file, test) ? Asks.THERE : Asks.NEITHER;
  }

  private Asks asks(FileIndex file, Expression.Comparison comparison) {
    if (comparison.operators().size() != 1) {
      return Asks.NEITHER;
    }
    Expression right = comparison.comparators().getFirst();
    return switch (comparison.operators().getFirst()) {
      case IS, EQUAL ->
          isKept(file, comparison.left()) && isNone(right) ? Asks.MISSING : Asks.NEITHER;
      case IS_NOT, NOT_EQUAL ->
          isKept(file, comparison.left()) && isNone(right) ? Asks.THERE : Asks.NEITHER;
      case NOT_IN -> isKept(file, right) ? Asks.MISSING : Asks.NEITHER;
      case IN -> isKept(file, right) ? Asks.THERE : Asks.NEITHER;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Asks.NEITHER;
    };
  }

  private static boolean isNone(Expression expression) {
    return expression instanceof Expression.Constant(var _, var _, var value)
        && value instanceof dev.graphlift.syntax.Literal.NoneLiteral;
  }

  /// Whether an expression reads something that outlives the call.
  private static boolean isKept(FileIndex file, Expression expression) {
    if (expression instanceof Expression.Subscript subscript) {
      return isKept(file, subscript.value());
    }
    if (expression instanceof Expression.Name name) {
      return switch (file.scopeAt(name.id()).access(name.name())) {
        case Access.Global(), Access.Cell _, Access.ClassThenGlobal _ -> true;
        case Access.Local() -> false;
      };
    }
    return expression instanceof Expression.Attribute;
  }
}
