package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads off what functions take from variables, attributes and containers that others change
/// between calls: a graph keeps what it saw when it was traced.
final class FrozenValueReader {
  private final CallGraph graph;
  private final Closures closures;
  private final Places places;
  private final CallOrder order;
  private final List<Change> changes;

  FrozenValueReader(
      CallGraph graph, Closures closures, Places places, CallOrder order, List<Change> changes) {
    this.graph = graph;
    this.closures = closures;
    this.places = places;
    this.order = order;
    this.changes = changes;
  }

  /// What the contexts of a function read and others change between their calls.
  List<Evidence> frozen(List<Activation> contexts) {
    List<Evidence> all = new ArrayList<>();
    for (Activation context : contexts) {
      BitSet members = closures.members(context);
      Set<Site> codes = codes(members);
      Set<ContainerObject> given = given(context);
      for (Change change : changes) {
        if (code(change.by()).filter(codes::contains).isEmpty()
            && isRead(change, members)
            && change.container().filter(c -> isOwn(c, given, members)).isEmpty()
            && order.isBetween(change.by(), change.site(), context)) {
          Evidence evidence = Evidence.at(places.of(change.site()), change.description());
          if (!all.contains(evidence)) {
            all.add(evidence);
          }
        }
      }
    }
    return all;
  }

  /// Whether a container is made by the function itself, or comes to it as an argument, the
  /// elements of which tell one trace from another.
  private static boolean isOwn(ContainerObject object, Set<ContainerObject> given, BitSet members) {
    return members.get(object.allocation().activation()) || given.contains(object);
  }

  private static Set<ContainerObject> given(Activation context) {
    Set<ContainerObject> found = new HashSet<>();
    context.arguments().values().forEach(argument -> collect(argument, found));
    return found;
  }

  private static void collect(Value value, Set<ContainerObject> found) {
    for (Atom atom : value.atoms()) {
      if (atom instanceof Atom.Tuple(var items)) {
        items.forEach(item -> collect(item, found));
      } else if (atom instanceof ContainerObject container && found.add(container)) {
        collect(container.peekElements(), found);
      }
    }
  }

  /// The functions that activations run.
  private Set<Site> codes(BitSet members) {
    Set<Site> codes = new HashSet<>();
    members.stream()
        .mapToObj(graph::activation)
        .flatMap(Optional::stream)
        .flatMap(activation -> code(activation).stream())
        .forEach(codes::add);
    return codes;
  }

  private static Optional<Site> code(Activation activation) {
    return activation.subject() instanceof Activation.Subject.Call(var function)
        ? Optional.of(function.code().site())
        : Optional.empty();
  }

  private static boolean isRead(Change change, BitSet members) {
    return change.cells().stream()
        .map(Cell::readers)
        .flatMap(Collection::stream)
        .anyMatch(
            reader -> reader instanceof Activation activation && members.get(activation.number()));
  }
}
