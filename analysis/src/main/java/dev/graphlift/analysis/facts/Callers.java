package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.values.Site;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Which functions call each function, and which are started from outside.
public final class Callers {
  private final Map<Site, Set<Site>> callers = new LinkedHashMap<>();
  private final Set<Site> open = new HashSet<>();

  private Callers() {}

  static Callers in(CallGraph graph) {
    return in(graph, _ -> true);
  }

  /// Leaves out the calls that a framework makes in graphs of its own.
  static Callers besidesFrameworks(CallGraph graph) {
    return in(graph, call -> !call.caller().traces(call.edge()));
  }

  private static Callers in(CallGraph graph, Predicate<CallGraph.Incoming> counts) {
    Callers callers = new Callers();
    for (Activation activation : graph.activations()) {
      code(activation).ifPresent(site -> callers.add(site, graph.into(activation), counts));
    }
    return callers;
  }

  private static Optional<Site> code(Activation activation) {
    return switch (activation.subject()) {
      case Activation.Subject.ModuleBody _ -> Optional.empty();
      case Activation.Subject.Call(var function) -> Optional.of(function.code().site());
    };
  }

  private void add(
      Site site, List<CallGraph.Incoming> calls, Predicate<CallGraph.Incoming> counts) {
    // What nobody calls was started from outside.
    if (calls.isEmpty()) {
      open.add(site);
    }
    Set<Site> known = callers.computeIfAbsent(site, _ -> new HashSet<>());
    for (CallGraph.Incoming call : calls.stream().filter(counts).toList()) {
      code(call.caller()).ifPresentOrElse(known::add, () -> open.add(site));
    }
  }

  /// Whether something besides functions of the project calls a function: the body of a module, or
  /// nothing that is known.
  public boolean isOpen(Site function) {
    return open.contains(function) || !callers.containsKey(function);
  }

  /// The functions that call a function.
  public Set<Site> of(Site function) {
    return Set.copyOf(callers.getOrDefault(function, Set.of()));
  }

  /// The functions that run in graphs only, if those of a set are graph functions: each known call
  /// of them is made by one of these, or by a function that runs in graphs only itself.
  public Set<Site> inGraphsOnly(Predicate<Site> isGraph) {
    Set<Site> covered = new HashSet<>();
    boolean grown = true;
    while (grown) {
      grown =
          callers.entrySet().stream()
              .filter(entry -> !open.contains(entry.getKey()))
              .filter(entry ->
                  entry.getValue().stream()
                      .allMatch(caller -> isGraph.test(caller) || covered.contains(caller)))
              .map(Map.Entry::getKey)
              .anyMatch(covered::add);
    }
    return covered;
  }
}
