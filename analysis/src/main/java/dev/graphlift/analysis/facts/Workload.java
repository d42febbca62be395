package dev.graphlift.analysis.facts;

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

/// How often a program calls its functions, and how much each of them computes.
///
/// It answers whether a graph of a function could pay: one that is traced for a single call, in
/// which nothing is repeated by the graph, never does.
public final class Workload {
  private static final Work NOTHING = new Work(0, Calls.UNKNOWN, Repeats.UNKNOWN);

  private final Map<Site, Work> work = new LinkedHashMap<>();

  private Workload() {}

  /// What a function does.
  ///
  /// @param operations in how many places it computes with tensors, with what it calls
  /// @param calls how often it is called
  /// @param repeats whether a graph of it would repeat something
  public record Work(int operations, Calls calls, Repeats repeats) {
    /// Whether it runs once, each operation as often as tracing would come to it.
    public boolean isTracedInVain() {
      return calls == Calls.ONCE && repeats == Repeats.NOTHING;
    }

    /// Whether the program is seen to run it, or a part of it, again and again.
    public boolean isHot() {
      return calls == Calls.IN_LOOP || repeats == Repeats.SOMETHING;
    }
  }

  /// How often a program calls a function.
  public enum Calls {
    /// By one call outside of loops, from a module that is run.
    ONCE,
    /// By several calls outside of loops.
    SEVERAL,
    IN_LOOP,
    /// By tests alone, or by nothing that was analysed.
    UNKNOWN
  }

  /// Whether a graph of a function would run a part of it again and again that is traced once.
  public enum Repeats {
    NOTHING,
    SOMETHING,
    UNKNOWN
  }

  /// What the function at a site does.
  public Work of(Site function) {
    return work.getOrDefault(function, NOTHING);
  }

  static Workload of(CallGraph graph, Places places, Seen seen, Library library) {
    Closures closures = Closures.of(graph, _ -> List.of());
    Reader reader = new Reader(graph, places, seen, library);
    Workload workload = new Workload();
    for (Activation activation : graph.activations()) {
      if (activation.subject() instanceof Activation.Subject.Call(var function)) {
        Site site = function.code().site();
        workload.work.computeIfAbsent(site, _ -> reader.work(site, closures));
      }
    }
    return workload;
  }

  private static final class Reader {
    private final CallGraph graph;
    private final Places places;
    private final Seen seen;
    private final Library library;
    private final Map<Site, Calls> calls = new HashMap<>();
    private final Map<Integer, Boolean> repeats = new HashMap<>();

    Reader(CallGraph graph, Places places, Seen seen, Library library) {
      this.graph = graph;
      this.places = places;
      this.seen = seen;
      this.library = library;
    }

    Work work(Site site, Closures closures) {
      Set<Site> operations = new HashSet<>();
      Repeats repeats = Repeats.NOTHING;
      for (Activation context : graph.of(site)) {
        closures.members(context).stream()
            .mapToObj(graph::activation)
            .flatMap(Optional::stream)
            .forEach(member -> operations.addAll(member.computations()));
        if (repeats(context)) {
          repeats = Repeats.SOMETHING;
        }
      }
      return new Work(operations.size(), calls(site), repeats);
    }

    /// How often a function is called. A cycle of calls counts as several.
    Calls calls(Site site) {
      Calls known = calls.get(site);
      if (known != null) {
        return known;
      }
      calls.put(site, Calls.SEVERAL);
      Map<Site, Calls> bySite = new LinkedHashMap<>();
      boolean isStarted = false;
      for (Activation context : graph.of(site)) {
        List<CallGraph.Incoming> incoming = graph.into(context);
        isStarted |= incoming.isEmpty();
        incoming.forEach(call -> bySite.computeIfAbsent(call.edge().site(), _ -> calls(call)));
      }
      Calls found = isStarted ? Calls.UNKNOWN : together(bySite);
      calls.put(site, found);
      return found;
    }

    private static Calls together(Map<Site, Calls> bySite) {
      if (bySite.containsValue(Calls.IN_LOOP)) {
        return Calls.IN_LOOP;
      }
      return bySite.size() == 1 ? bySite.values().iterator().next() : Calls.SEVERAL;
    }

    private Calls calls(CallGraph.Incoming call) {
      if (!loopsAround(call.edge().site()).isEmpty()) {
        return Calls.IN_LOOP;
      }
      return switch (call.caller().subject()) {
        case Activation.Subject.ModuleBody _ -> Calls.ONCE;
        case Activation.Subject.Call(var function) -> calls(function.code().site());
      };
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
      return loop instanceof Statement.While during
          ? code.runner(during)
          : TracedCode.Runner.PYTHON;
    }

    private static List<Node> loopsAround(Activation activation, Node loop) {
      return code(activation).map(code -> Loops.around(code.file(), loop)).orElse(List.of());
    }

    private List<Node> loopsAround(Site site) {
      FileIndex file = places.file(site);
      return Loops.around(file, file.node(site.node()));
    }
  }
}
