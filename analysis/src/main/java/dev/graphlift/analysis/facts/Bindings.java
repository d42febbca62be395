package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.Observer;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/// An observer that remembers what variables, attributes and elements were assigned.
public final class Bindings implements Observer {
  private final Map<Store, Value> last = new LinkedHashMap<>();

  private record Store(int activation, Site target) {}

  /// Nothing seen yet.
  public Bindings() {}

  @Override
  public void sees(Activation by, FileIndex file, Expression expression, Value value) {}

  @Override
  public void binds(Activation by, FileIndex file, Node target, Value value) {
    boolean isVariable =
        target instanceof Expression.Name
            || target instanceof Expression.Attribute
            || target instanceof Expression.Subscript;
    if (isVariable) {
      // A loop binds its target in every round; the last round has seen all others.
      last.put(new Store(by.number(), new Site(file.path(), target.id())), value);
    }
  }

  /// What each target was assigned by the activations of a graph.
  Map<Site, Value> in(CallGraph graph) {
    Map<Site, Value> values = new LinkedHashMap<>();
    last.forEach((store, value) -> {
      if (graph.activation(store.activation()).isPresent()) {
        values.merge(store.target(), value, Value::join);
      }
    });
    return values;
  }
}
