package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds functions that return numbers of Python to code that uses what they return; a graph
/// returns tensors in their place.
final class NumberResults {
  private final CallGraph graph;
  private final Places places;

  NumberResults(CallGraph graph, Places places) {
    this.graph = graph;
    this.places = places;
  }

  /// The calls that get a number of Python from the contexts of a function.
  List<Evidence> of(List<Activation> contexts) {
    for (Activation context : contexts) {
      if (isNumber(context.result().peek(), new HashSet<>())) {
        Optional<Site> use =
            graph.into(context).stream()
                .map(call -> call.edge().site())
                .filter(this::isUsed)
                .findFirst();
        if (use.isPresent()) {
          return List.of(
              Evidence.at(
                  places.of(use.get()),
                  "`%s` gets a number of Python".formatted(places.text(use.get()))));
        }
      }
    }
    return List.of();
  }

  private boolean isUsed(Site call) {
    return places
        .file(call)
        .parent(call.node())
        .filter(around -> !(around instanceof Statement.ExpressionStatement))
        .isPresent();
  }

  private static boolean isNumber(Value value, Set<ContainerObject> seen) {
    return value.gap().isEmpty()
        && !value.isBottom()
        && value.stream().allMatch(atom -> isNumber(atom, seen));
  }

  private static boolean isNumber(Atom atom, Set<ContainerObject> seen) {
    if (atom instanceof Atom.Tuple(var items)) {
      return items.stream().anyMatch(item -> isNumber(item, seen));
    }
    if (atom instanceof ContainerObject container) {
      return seen.add(container) && isNumber(container.peekElements(), seen);
    }
    return atom instanceof Atom.Scalar(var kind, var _)
        && (kind == Atom.ScalarKind.INTEGER
            || kind == Atom.ScalarKind.FLOAT
            || kind == Atom.ScalarKind.BOOLEAN);
  }
}
