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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  /// Which changes an activation itself sees, by its number and their positions.
  private final Map<Integer, BitSet> seen = new HashMap<>();

  private final BitSet readers = new BitSet();

  FrozenValueReader(
      CallGraph graph, Closures closures, Places places, CallOrder order, List<Change> changes) {
    this.graph = graph;
    this.closures = closures;
    this.places = places;
    this.order = order;
    this.changes = changes;
    for (int i = 0; i < changes.size(); i++) {
      for (Cell cell : changes.get(i).cells()) {
        for (Cell.Reader reader : cell.readers()) {
          if (reader instanceof Activation activation) {
            readers.set(activation.number());
            seen.computeIfAbsent(activation.number(), _ -> new BitSet()).set(i);
          }
        }
      }
    }
  }

  /// What the contexts of a function read and others change between their calls.
  List<Evidence> frozen(List<Activation> contexts) {
    List<Evidence> all = new ArrayList<>();
    for (Activation context : contexts) {
      BitSet members = closures.members(context);
      List<Change> read = readBy(members);
      if (read.isEmpty()) {
        continue;
      }
      Set<Site> codes = codes(members);
      Set<ContainerObject> given = given(context);
      CallOrder.Calls calls = order.of(context);
      for (Change change : read) {
        if (code(change.by()).filter(codes::contains).isEmpty()
            && change.container().filter(c -> isOwn(c, given, members)).isEmpty()
            && calls.haveBetween(change.by(), change.site())) {
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
        container.peekParts().forEach(part -> collect(part, found));
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

  /// The changes that some activations see.
  private List<Change> readBy(BitSet members) {
    BitSet reading = (BitSet) members.clone();
    reading.and(readers);
    BitSet read = new BitSet();
    reading.stream().mapToObj(seen::get).forEach(read::or);
    return read.stream().mapToObj(changes::get).toList();
  }
}
