package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.facts.Workload.Call;
import dev.graphlift.analysis.facts.Workload.Function;
import dev.graphlift.analysis.facts.Workload.Repeats;
import dev.graphlift.analysis.facts.Workload.Start;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.values.Code;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads off how often functions are called and how much they compute.
final class WorkloadReader {
  private final CallGraph graph;
  private final Closures closures;
  private final Places places;
  private final EagerCosts costs;
  private final Seen seen;
  private final Library library;
  private final Map<Integer, Boolean> repeats = new HashMap<>();

  WorkloadReader(CallGraph graph, Places places, Seen seen, Library library) {
    this.graph = graph;
    this.closures = Closures.of(graph, _ -> List.of());
    this.places = places;
    this.costs = new EagerCosts(places);
    this.seen = seen;
    this.library = library;
  }

  Workload read() {
    Map<Site, Function> functions = new LinkedHashMap<>();
    for (Activation activation : graph.activations()) {
      site(activation).ifPresent(site -> functions.computeIfAbsent(site, this::function));
    }
    return new Workload(functions);
  }

  private static Optional<Site> site(Activation activation) {
    return switch (activation.subject()) {
      case Activation.Subject.ModuleBody _ -> Optional.empty();
      case Activation.Subject.Call(var function) -> Optional.of(function.code().site());
    };
  }

  private Function function(Site site) {
    Set<Site> operations = new HashSet<>();
    int cost = 0;
    Repeats found = Repeats.NOTHING;
    Map<Site, Call> calls = new LinkedHashMap<>();
    Start start = Start.BY_PROGRAM;
    for (Activation context : graph.of(site)) {
      closures.members(context).stream()
          .mapToObj(graph::activation)
          .flatMap(Optional::stream)
          .forEach(member -> operations.addAll(member.computations()));
      cost = Math.max(cost, costs.of(context));
      if (repeats(context)) {
        found = Repeats.SOMETHING;
      }
      if (graph.into(context).isEmpty()) {
        start = Start.FROM_OUTSIDE;
      }
      for (CallGraph.Incoming call : graph.into(context)) {
        calls.computeIfAbsent(call.edge().site(), at -> call(call, at));
      }
    }
    return new Function(operations.size(), cost, found, List.copyOf(calls.values()), start);
  }

  private Call call(CallGraph.Incoming call, Site at) {
    FileIndex file = places.file(at);
    return new Call(site(call.caller()), Loops.rounds(file, file.node(at.node())));
  }

  /// Whether a graph repeats something in or below an activation, outside of loops that tracing
  /// itself runs through. A cycle of calls may repeat anything.
  private boolean repeats(Activation activation) {
    Boolean known = repeats.get(activation.number());
    if (known != null) {
      return known;
    }
    repeats.put(activation.number(), true);
    boolean found =
        activation.edges().stream()
                .filter(edge -> !isUnrolled(activation, loopsAround(edge.site())))
                .anyMatch(edge -> activation.traces(edge) || repeats(edge.callee()))
            || ownLoops(activation).stream()
                .filter(loop -> isOfGraph(activation, loop))
                .anyMatch(loop -> !isUnrolled(activation, loopsAround(activation, loop)));
    repeats.put(activation.number(), found);
    return found;
  }

  private static Optional<Code.Def> code(Activation activation) {
    return activation.subject() instanceof Activation.Subject.Call(var function)
            && function.code() instanceof Code.Def def
        ? Optional.of(def)
        : Optional.empty();
  }

  private static List<Node> ownLoops(Activation activation) {
    return code(activation).stream()
        .flatMap(code -> Bodies.own(code.node().body()).stream())
        .filter(node -> node instanceof Statement.For || node instanceof Statement.While)
        .toList();
  }

  /// Whether Python runs one of the loops around a place, also while it traces.
  private boolean isUnrolled(Activation activation, List<Node> loops) {
    return loops.stream().anyMatch(loop -> !isOfGraph(activation, loop));
  }

  private boolean isOfGraph(Activation activation, Node loop) {
    return code(activation)
        .map(code -> new TracedCode(activation, code.file(), code.node(), seen, library))
        .filter(code -> runner(code, loop) != TracedCode.Runner.PYTHON)
        .isPresent();
  }

  private static TracedCode.Runner runner(TracedCode code, Node loop) {
    if (loop instanceof Statement.For each) {
      return code.runner(each);
    }
    return loop instanceof Statement.While during ? code.runner(during) : TracedCode.Runner.PYTHON;
  }

  private static List<Node> loopsAround(Activation activation, Node loop) {
    return code(activation).map(code -> Loops.around(code.file(), loop)).orElse(List.of());
  }

  private List<Node> loopsAround(Site site) {
    FileIndex file = places.file(site);
    return Loops.around(file, file.node(site.node()));
  }
}
