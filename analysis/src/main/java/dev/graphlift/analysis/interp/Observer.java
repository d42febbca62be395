package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Expression;

/// Sees the value of every expression that is evaluated.
@FunctionalInterface
public interface Observer {
  /// Sees nothing.
  Observer NONE = (_, _, _, _) -> {};

  /// An activation evaluated an expression. The last value that one activation shows of an
  /// expression is the widest.
  void sees(Activation by, FileIndex file, Expression expression, Value value);
}
