package dev.graphlift.workspace;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.Observer;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Expression;
import java.util.LinkedHashMap;
import java.util.Map;

/// The values of the names that are read in one file.
final class Observations implements Observer {
  private final String file;
  private final Map<Read, Value> last = new LinkedHashMap<>();

  private record Read(int activation, int name) {}

  Observations(String file) {
    this.file = file;
  }

  @Override
  public void sees(Activation by, FileIndex index, Expression expression, Value value) {
    if (expression instanceof Expression.Name && index.path().equals(file)) {
      last.put(new Read(by.number(), expression.id()), value);
    }
  }

  /// What each name expression may be, in whatever context, by its node.
  Map<Integer, Value> byNode() {
    Map<Integer, Value> values = new LinkedHashMap<>();
    last.forEach((read, value) -> values.merge(read.name(), value, Value::join));
    return values;
  }
}
