package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Code;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;

/// Tells generators from other functions.
public final class Yielding {
  private Yielding() {}

  /// Whether calling some code gives a generator: it has a `yield` of its own.
  public static boolean isGenerator(Code code) {
    return switch (code) {
      case Code.Def(var _, var def) -> def.body().stream().anyMatch(Yielding::yields);
      case Code.LambdaCode(var _, var lambda) -> yields(lambda.body());
    };
  }

  /// Whether exceptions at a `yield` of some code meet a handler.
  static boolean handlesExceptions(Code code) {
    return switch (code) {
      case Code.Def(var _, var def) -> def.body().stream().anyMatch(Yielding::handles);
      case Code.LambdaCode _ -> false;
    };
  }

  private static boolean handles(Node node) {
    if (node instanceof Statement.Try attempt
        && !attempt.handlers().isEmpty()
        && attempt.body().stream().anyMatch(Yielding::yields)) {
      return true;
    }
    return !(node instanceof Statement.Definition || node instanceof Expression.Lambda)
        && Nodes.children(node).stream().anyMatch(Yielding::handles);
  }

  private static boolean yields(Node node) {
    if (node instanceof Expression.Yield || node instanceof Expression.YieldFrom) {
      return true;
    }
    boolean opensScope = node instanceof Statement.Definition || node instanceof Expression.Lambda;
    return !opensScope && Nodes.children(node).stream().anyMatch(Yielding::yields);
  }
}
