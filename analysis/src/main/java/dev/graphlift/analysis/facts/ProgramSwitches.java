package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.LibraryEdge;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.models.Trait;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Literal;
import dev.graphlift.syntax.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Reads off what programs set for all of their graph functions and random operations.
final class ProgramSwitches {
  private final CallGraph graph;
  private final Closures closures;
  private final Places places;
  private final Library library;
  private final List<Switch> eager = new ArrayList<>();
  private final List<Switch> graphs = new ArrayList<>();
  private final List<Switch> seeds = new ArrayList<>();

  /// A call that sets something for the whole program.
  ///
  /// @param program the numbers of what runs in a program that makes it
  private record Switch(Site site, BitSet program) {}

  ProgramSwitches(CallGraph graph, Closures closures, Places places, Library library) {
    this.graph = graph;
    this.closures = closures;
    this.places = places;
    this.library = library;
    for (Activation activation : graph.activations()) {
      activation.libraryEdges().forEach(edge -> collect(activation, edge));
    }
  }

  private void collect(Activation by, LibraryEdge edge) {
    if (has(edge, Trait.Effect.SEEDS)) {
      seeds.add(new Switch(edge.site(), programs(by)));
    }
    if (has(edge, Trait.Effect.SWITCHES_GRAPHS)) {
      argument(edge.site())
          .ifPresent(off -> (off ? eager : graphs).add(new Switch(edge.site(), programs(by))));
    }
  }

  /// All that the entry points that lead to an activation lead to.
  private BitSet programs(Activation activation) {
    BitSet all = new BitSet();
    graph.activations().stream()
        .filter(entry -> graph.into(entry).isEmpty())
        .map(closures::members)
        .filter(members -> members.get(activation.number()))
        .forEach(all::or);
    return all;
  }

  private boolean has(LibraryEdge edge, Trait.Effect trait) {
    return library.find(edge.callee()).filter(e -> e.behaviour().has(trait)).isPresent();
  }

  /// The truth value that a call is given first, where it is written there.
  private Optional<Boolean> argument(Site site) {
    Node node = places.file(site).node(site.node());
    return node instanceof Expression.Call call
            && !call.arguments().isEmpty()
            && call.arguments().getFirst().value()
                instanceof Expression.Constant(var _, var _, Literal.BooleanLiteral(var value))
        ? Optional.of(value)
        : Optional.empty();
  }

  /// Calls that turn graph functions off in a program that calls a function, where none turns them
  /// on again.
  List<Evidence> leftEager(List<Activation> contexts) {
    return graphs.isEmpty()
        ? evidence(eager, contexts, "turns graph functions off and leaves it so")
        : List.of();
  }

  /// Calls that set the seed of all random operations in a program that calls a function, where the
  /// function draws numbers by it.
  List<Evidence> seededDraws(List<Activation> contexts) {
    return seeds.isEmpty() || contexts.stream().noneMatch(this::draws)
        ? List.of()
        : evidence(seeds, contexts, "sets the seed of all random operations");
  }

  private boolean draws(Activation context) {
    return closures.members(context).stream()
        .mapToObj(graph::activation)
        .flatMap(Optional::stream)
        .flatMap(activation -> activation.libraryEdges().stream())
        .anyMatch(edge -> has(edge, Trait.Effect.DRAWS_BY_SEED));
  }

  private List<Evidence> evidence(List<Switch> made, List<Activation> contexts, String message) {
    return made.stream()
        .filter(each -> contexts.stream().anyMatch(at -> each.program().get(at.number())))
        .map(Switch::site)
        .distinct()
        .map(site -> Evidence.at(places.of(site), message))
        .toList();
  }
}
