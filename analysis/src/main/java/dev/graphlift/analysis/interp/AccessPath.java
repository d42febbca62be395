package dev.graphlift.analysis.interp;

import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Literal;
import java.util.Optional;

/// Names a place inside an object by the variable and the attributes and constant keys that lead to
/// it, as in `self.cell.size` or `table["a"][0]`.
///
/// A path is a string: each of its parts ends in a mark that no name or key holds, so that the
/// paths through an attribute are those that contain its part.
final class AccessPath {
  private static final char END = '\0';
  private static final String ELEMENT = "[";

  private AccessPath() {}

  /// The path that an expression spells; empty if it does anything else.
  static Optional<String> of(Frame frame, Expression expression) {
    if (expression instanceof Expression.Name name) {
      return Optional.of(root(frame.scope().mangled(name.name())));
    }
    if (expression instanceof Expression.Attribute attribute) {
      return of(frame, attribute.value())
          .map(base -> base + attribute(frame.scope().mangled(attribute.name().text())));
    }
    if (expression instanceof Expression.Subscript subscript
        && subscript.index() instanceof Expression.Constant constant) {
      return key(constant.value())
          .flatMap(key -> of(frame, subscript.value()).map(base -> base + key));
    }
    return Optional.empty();
  }

  private static Optional<String> key(Literal literal) {
    return switch (literal) {
      case Literal.IntegerLiteral(var value) -> Optional.of(ELEMENT + "i" + value + END);
      case Literal.StringLiteral(var value) ->
          value.indexOf(END) < 0 ? Optional.of(ELEMENT + "s" + value + END) : Optional.empty();
      case Literal.FloatLiteral _,
          Literal.ComplexLiteral _,
          Literal.BytesLiteral _,
          Literal.BooleanLiteral _,
          Literal.NoneLiteral _,
          Literal.EllipsisLiteral _ ->
          Optional.empty();
    };
  }

  /// What every path from a variable starts with.
  static String root(String name) {
    return name + END;
  }

  /// The part of a path that is an attribute.
  static String attribute(String name) {
    return "." + name + END;
  }

  /// Whether a path leads through an element of a container.
  static boolean hasElement(String path) {
    return path.contains(END + ELEMENT);
  }

  /// Whether a path leads through an attribute of a name.
  static boolean hasAttribute(String path, String name) {
    return path.contains(END + attribute(name));
  }

  /// The name of the variable that a path starts from.
  static String rootOf(String path) {
    return path.substring(0, path.indexOf(END));
  }

  /// A path from another variable instead.
  static String rebased(String path, String base) {
    return base + path.substring(path.indexOf(END) + 1);
  }
}
