package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the `for` statements of a function whose iterable is a tensor computed from a parameter.
final class ParameterLoops {
  private final Recorder recorder;

  ParameterLoops(Recorder recorder) {
    this.recorder = recorder;
  }

  List<Evidence> read(FileIndex file, FunctionUnit unit, List<Activation> contexts) {
    List<Node> body = Bodies.own(unit.def().body());
    Set<String> derived = derived(body, Bodies.parameterNames(unit));
    List<Evidence> loops = new ArrayList<>();
    for (Node node : body) {
      if (node instanceof Statement.For loop
          && Bodies.mentions(loop.iterable(), derived)
          && !isRange(loop.iterable())
          && isTensor(loop.iterable(), contexts)) {
        loops.add(
            Evidence.at(
                file.parsed().source().place(loop.iterable().range()),
                "a `for` statement iterates over a tensor from a parameter"));
      }
    }
    return loops;
  }

  /// The names that get values computed from those of others.
  static Set<String> derived(List<Node> body, Set<String> from) {
    Set<String> derived = new HashSet<>(from);
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Node node : body) {
        grown |= derive(node, derived);
      }
    }
    return derived;
  }

  private static boolean derive(Node node, Set<String> derived) {
    if (node instanceof Statement.Assign assign && Bodies.mentions(assign.value(), derived)) {
      return derived.addAll(names(assign.targets()));
    }
    if (node instanceof Statement.AugmentedAssign assign
        && Bodies.mentions(assign.value(), derived)) {
      return derived.addAll(names(List.of(assign.target())));
    }
    return node instanceof Statement.For loop
        && Bodies.mentions(loop.iterable(), derived)
        && derived.addAll(names(List.of(loop.target())));
  }

  /// The plain names among targets, also inside tuples and lists of them.
  static List<String> names(List<Expression> targets) {
    List<String> names = new ArrayList<>();
    for (Expression target : targets) {
      if (target instanceof Expression.Name name) {
        names.add(name.name());
      } else if (target instanceof Expression.TupleDisplay tuple) {
        names.addAll(names(tuple.elements()));
      } else if (target instanceof Expression.ListDisplay list) {
        names.addAll(names(list.elements()));
      } else if (target instanceof Expression.Starred starred) {
        names.addAll(names(List.of(starred.value())));
      }
    }
    return names;
  }

  private static boolean isRange(Expression iterable) {
    return iterable instanceof Expression.Call call
        && Bodies.path(call.function()).map(path -> path.getLast().equals("range")).orElse(false);
  }

  private boolean isTensor(Expression iterable, List<Activation> contexts) {
    Value all = Value.BOTTOM;
    for (Activation context : contexts) {
      all = all.join(recorder.value(context, iterable));
    }
    boolean tensor = all.stream().anyMatch(Atom.Tensor.class::isInstance);
    return tensor && all.stream().allMatch(Atom.Tensor.class::isInstance);
  }
}
