package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.Observer;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Comprehension;
import dev.graphlift.syntax.ExceptHandler;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import dev.graphlift.syntax.WithItem;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.HashMap;
import java.util.Map;

/// Remembers the values on which control flow depends: conditions, what is iterated, assigned or
/// returned, and what is computed for nothing.
final class Seen implements Observer {
  private final Observer next;
  private final Map<Integer, Int2ObjectMap<Value>> values = new HashMap<>();

  /// @param next sees every value as well
  Seen(Observer next) {
    this.next = next;
  }

  @Override
  public void sees(Activation by, FileIndex file, Expression expression, Value value) {
    if (isWanted(file, expression)) {
      values
          .computeIfAbsent(by.number(), _ -> new Int2ObjectOpenHashMap<>())
          .put(expression.id(), value);
    }
    next.sees(by, file, expression, value);
  }

  @Override
  public void binds(Activation by, FileIndex file, Node target, Value value) {
    next.binds(by, file, target, value);
  }

  private static boolean isWanted(FileIndex file, Expression expression) {
    Node around = parent(file, expression);
    if (around instanceof Argument || around instanceof Expression.Call) {
      return isOfLooseCall(file, around);
    }
    if (around instanceof Expression.Slice || around instanceof WithItem) {
      return true;
    }
    return around instanceof Statement
        || around instanceof Comprehension
        || around instanceof ExceptHandler
        || around instanceof Expression.BooleanOperation
        || around instanceof Expression.UnaryOperation
        || around instanceof Expression.FormattedValue
        || isFormatted(around)
        || (around instanceof Expression.TupleDisplay && isFormatted(parent(file, around)))
        || around instanceof Expression.Comparison
        || around instanceof Expression.Subscript
        || around instanceof Expression.Conditional;
  }

  /// Whether it belongs to a call of a bare name, or to one that a statement or a test is made of.
  private static boolean isOfLooseCall(FileIndex file, Node node) {
    Node call = node instanceof Argument ? parent(file, node) : node;
    Node use = parent(file, call);
    return call instanceof Expression.Call(var _, var _, Expression.Name _, var _)
        || (call instanceof Expression.Call text && PythonText.isMadeBy(text))
        || use instanceof Statement
        || use instanceof WithItem
        || use instanceof Expression.Conditional
        || use instanceof Expression.BooleanOperation
        || use instanceof Expression.UnaryOperation;
  }

  /// Whether it is a string that values are put into by `%`, or a list that is repeated.
  private static boolean isFormatted(Node node) {
    return node instanceof Expression.BinaryOperation operation
        && (PythonText.isTemplate(operation)
            || operation.left() instanceof Expression.ListDisplay
            || operation.right() instanceof Expression.ListDisplay);
  }

  private static Node parent(FileIndex file, Node node) {
    return file.parent(node.id()).orElse(node);
  }

  /// What an expression gave, bottom where it was not evaluated.
  Value value(Activation by, Expression expression) {
    Int2ObjectMap<Value> own = values.getOrDefault(by.number(), new Int2ObjectOpenHashMap<>());
    return own.getOrDefault(expression.id(), Value.BOTTOM);
  }
}
