package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;

/// Sees the value of every expression that is evaluated, and what names are bound to.
@FunctionalInterface
public interface Observer {
  /// Sees nothing.
  Observer NONE = (_, _, _, _) -> {};

  /// An activation evaluated an expression. The last value that one activation shows of an
  /// expression is the widest.
  void sees(Activation by, FileIndex file, Expression expression, Value value);

  /// An activation bound a name, or stored into an attribute or element.
  ///
  /// @param target what stands there: a name, an attribute, a subscript, a definition, an alias …
  default void binds(Activation by, FileIndex file, Node target, Value value) {}
}
