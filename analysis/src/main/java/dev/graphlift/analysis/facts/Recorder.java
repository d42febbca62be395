package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.Observer;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Remembers the values of the few expressions that readers of bodies ask about: what `for`
/// statements iterate over, and the operands of operators that parameters take part in.
final class Recorder implements Observer {
  private final Map<String, BitSet> wanted = new HashMap<>();
  private final Map<Seen, Value> last = new HashMap<>();
  private final Observer next;

  private record Seen(int activation, int node) {}

  /// @param next sees everything too
  Recorder(List<FileIndex> files, Observer next) {
    this.next = next;
    for (FileIndex file : files) {
      BitSet nodes = new BitSet();
      file.functions().forEach(unit -> want(unit, nodes));
      wanted.put(file.path(), nodes);
    }
  }

  private static void want(FunctionUnit unit, BitSet nodes) {
    Set<String> parameters = Bodies.parameterNames(unit);
    for (Node node : Bodies.own(unit.def().body())) {
      if (node instanceof Statement.For loop) {
        nodes.set(loop.iterable().id());
      } else if (node instanceof Expression.BinaryOperation operation
          && (isOneOf(operation.left(), parameters) || isOneOf(operation.right(), parameters))) {
        nodes.set(operation.left().id());
        nodes.set(operation.right().id());
      }
    }
  }

  private static boolean isOneOf(Expression expression, Set<String> names) {
    return expression instanceof Expression.Name name && names.contains(name.name());
  }

  @Override
  public void sees(Activation by, FileIndex file, Expression expression, Value value) {
    next.sees(by, file, expression, value);
    BitSet nodes = wanted.get(file.path());
    if (nodes != null && nodes.get(expression.id())) {
      last.put(new Seen(by.number(), expression.id()), value);
    }
  }

  @Override
  public void binds(Activation by, FileIndex file, Node name, Value value) {
    next.binds(by, file, name, value);
  }

  /// What an expression may be in an activation.
  Value value(Activation by, Expression expression) {
    return last.getOrDefault(new Seen(by.number(), expression.id()), Value.BOTTOM);
  }
}
