package dev.graphlift.refactor;

import dev.graphlift.analysis.facts.Callers;
import dev.graphlift.analysis.facts.Workload;
import dev.graphlift.analysis.facts.Workload.Work;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.values.Site;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Chooses which of the functions that could be graph functions get the decorator: those through
/// which a program enters its graphs.
///
/// The outermost function of a path is decorated, because what it calls runs in its graph, without
/// a call into a graph for each. Where a program is seen to repeat something, what it runs only
/// once is left as it is, because tracing takes longer than the call; where it repeats something
/// large, so is what computes less than a call into a graph costs.
final class Placement {
  private final Callers callers;
  private final Workload workload;
  private final Map<Site, FunctionUnit> candidates = new HashMap<>();
  private final Set<Site> graphs = new HashSet<>();
  private final Set<Site> seldom = new HashSet<>();
  private final Set<Site> small = new HashSet<>();
  private Set<Site> covered;
  private final Map<Site, FunctionUnit> names;

  /// @param functions all of the project
  /// @param graphs those that are graph functions already
  /// @param candidates those that could be
  Placement(
      Callers callers,
      Workload workload,
      Map<Site, FunctionUnit> functions,
      Set<Site> graphs,
      Map<Site, FunctionUnit> candidates,
      SmallFunctions smallFunctions) {
    this.callers = callers;
    this.workload = workload;
    this.names = Map.copyOf(functions);
    this.candidates.putAll(candidates);
    this.graphs.addAll(graphs);
    this.graphs.addAll(candidates.keySet());
    this.covered = callers.inGraphsOnly(this.graphs::contains);
    if (this.graphs.stream().anyMatch(site -> workload.of(site).isHot())) {
      if (smallFunctions == SmallFunctions.LEAVE_EAGER && hasLargeBesideSmall()) {
        leaveOutSmall();
      }
      leaveOutSeldomCalled();
    }
  }

  /// Whether the program repeats something that makes small functions a small part of its time.
  private boolean hasLargeBesideSmall() {
    return graphs.stream().map(workload::of).anyMatch(work -> work.isHot() && work.isLarge());
  }

  /// Without one function, those that it calls are entered from eager code; they are smaller still.
  private void leaveOutSmall() {
    List<Site> found;
    do {
      found =
          candidates.keySet().stream()
              .filter(site -> graphs.contains(site) && !covered.contains(site))
              .filter(site -> workload.of(site).isSmall())
              .toList();
      small.addAll(found);
      found.forEach(graphs::remove);
      covered = callers.inGraphsOnly(graphs::contains);
    } while (!found.isEmpty());
  }

  /// Without one function, those that it calls may be called seldom in turn, or in a loop of it.
  private void leaveOutSeldomCalled() {
    List<Site> found;
    do {
      found =
          candidates.keySet().stream()
              .filter(site -> graphs.contains(site) && !covered.contains(site))
              .filter(site -> besidesGraphs(site).isTracedInVain())
              .toList();
      seldom.addAll(found);
      found.forEach(graphs::remove);
      covered = callers.inGraphsOnly(graphs::contains);
    } while (!found.isEmpty());
    List<Site> again =
        seldom.stream().filter(site -> !besidesGraphs(site).isTracedInVain()).toList();
    again.forEach(seldom::remove);
    graphs.addAll(again);
    covered = callers.inGraphsOnly(graphs::contains);
  }

  /// The work of a function as far as eager code asks for it.
  private Work besidesGraphs(Site site) {
    return workload.besides(site, caller -> !caller.equals(site) && isInGraph(caller));
  }

  /// Where a candidate stands; empty for other functions.
  Optional<Standing> of(Site site) {
    return Optional.ofNullable(candidates.get(site)).map(unit -> standing(site, unit));
  }

  private Standing standing(Site site, FunctionUnit unit) {
    if (covered.contains(site)) {
      return new Standing.Covered(graphsAbove(site));
    }
    Optional<FunctionUnit> maker = maker(unit);
    if (maker.isPresent()) {
      return new Standing.MadeInGraph(maker.get().qualifiedName());
    }
    if (seldom.contains(site)) {
      return new Standing.Seldom();
    }
    Work work = besidesGraphs(site);
    return small.contains(site) ? new Standing.Small(work) : new Standing.Boundary(work);
  }

  /// The nearest functions that lead to a covered one and are graph functions.
  private List<String> graphsAbove(Site site) {
    Set<String> found = new TreeSet<>();
    Set<Site> asked = new HashSet<>();
    Deque<Site> work = new ArrayDeque<>(callers.of(site));
    while (!work.isEmpty()) {
      Site caller = work.removeFirst();
      if (!asked.add(caller)) {
        continue;
      }
      if (graphs.contains(caller) && !covered.contains(caller)) {
        Optional.ofNullable(names.get(caller))
            .map(FunctionUnit::qualifiedName)
            .ifPresent(found::add);
      } else {
        work.addAll(callers.of(caller));
      }
    }
    return List.copyOf(found);
  }

  /// The function around another one that runs in graphs: each trace of it makes the inner one
  /// anew, which would be traced again.
  private Optional<FunctionUnit> maker(FunctionUnit unit) {
    return Stream.iterate(
            unit.enclosing(), Optional::isPresent, outer -> outer.flatMap(FunctionUnit::enclosing))
        .flatMap(Optional::stream)
        .filter(outer -> isInGraph(new Site(outer.file(), outer.id())))
        .findFirst();
  }

  private boolean isInGraph(Site site) {
    return graphs.contains(site) || covered.contains(site);
  }
}
