package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.values.Site;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// How often a program calls its functions, and how much each of them computes.
///
/// It answers whether a graph of a function could pay: one that is traced for a few calls, in which
/// nothing is repeated by the graph, never does.
public final class Workload {
  /// A cost that needs no exact figure.
  static final int MUCH = 1000;

  /// A call into a graph: tools/call_costs.py measures about 20 additions.
  private static final int GRAPH_CALL = 20;

  private static final int LARGE = 40;

  private final Map<Site, Function> functions = new LinkedHashMap<>();

  Workload(Map<Site, Function> functions) {
    this.functions.putAll(functions);
  }

  /// What a function does.
  ///
  /// @param operations in how many places it computes with tensors, with what it calls
  /// @param cost of one call in eager code, in additions of small tensors, as far as it is known;
  ///   more than is counted is [#MUCH]
  /// @param calls how often it is called
  /// @param repeats whether a graph of it would repeat something
  public record Work(int operations, int cost, Calls calls, Repeats repeats) {
    /// Whether a call into a graph of it takes longer than it takes itself, unless its tensors are
    /// large, and then both take about the same.
    public boolean isSmall() {
      return cost < GRAPH_CALL && repeats == Repeats.NOTHING;
    }

    /// Whether it takes much longer than a call into a graph, as a step of a training does.
    public boolean isLarge() {
      return cost >= LARGE;
    }

    /// Whether it is called so seldom that tracing takes longer than the calls.
    public boolean isTracedInVain() {
      return switch (calls) {
        case ONCE, NOW_AND_THEN, SEVERAL -> repeats == Repeats.NOTHING;
        case IN_LOOP, UNKNOWN -> false;
      };
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
    /// In some rounds of a loop, as in `if step % 100 == 0`.
    NOW_AND_THEN,
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

  /// A function as it was read.
  ///
  /// @param calls those that the program makes
  record Function(int operations, int cost, Repeats repeats, List<Call> calls, Start start) {
    Function {
      calls = List.copyOf(calls);
    }
  }

  /// Whether something else than the program calls a function, such as a test.
  enum Start {
    FROM_OUTSIDE,
    BY_PROGRAM
  }

  /// A call of a function.
  ///
  /// @param caller the function that makes it; empty for the body of a module
  /// @param rounds how often the caller makes it
  record Call(Optional<Site> caller, Rounds rounds) {}

  /// How often a place in the code is come to when the code is run once.
  enum Rounds {
    ONE,
    SOME_OF_LOOP,
    LOOP
  }

  /// What the function at a site does.
  public Work of(Site function) {
    return besides(function, _ -> false);
  }

  /// The same with the calls alone that certain functions do not make.
  public Work besides(Site function, Predicate<Site> callers) {
    Function found = functions.get(function);
    return found == null
        ? new Work(0, MUCH, Calls.UNKNOWN, Repeats.UNKNOWN)
        : new Work(
            found.operations(),
            found.cost(),
            calls(function, callers, new HashMap<>()),
            found.repeats());
  }

  /// How often a function is called. A cycle of calls counts as several.
  private Calls calls(Site site, Predicate<Site> besides, Map<Site, Calls> known) {
    Calls before = known.putIfAbsent(site, Calls.SEVERAL);
    Function function = functions.get(site);
    if (before != null || function == null) {
      return before == null ? Calls.UNKNOWN : before;
    }
    List<Calls> all = new ArrayList<>();
    if (function.start() == Start.FROM_OUTSIDE) {
      all.add(Calls.UNKNOWN);
    }
    for (Call call : function.calls()) {
      if (call.caller().filter(besides).isEmpty()) {
        Optional<Calls> outer = call.caller().map(caller -> calls(caller, besides, known));
        all.add(times(outer.orElse(Calls.ONCE), call.rounds()));
      }
    }
    Calls found = together(all);
    known.put(site, found);
    return found;
  }

  private static Calls times(Calls caller, Rounds rounds) {
    return switch (rounds) {
      case LOOP -> Calls.IN_LOOP;
      case SOME_OF_LOOP -> Calls.NOW_AND_THEN;
      case ONE -> caller;
    };
  }

  private static Calls together(List<Calls> all) {
    if (all.size() == 1) {
      return all.getFirst();
    }
    Set<Calls> kinds = EnumSet.noneOf(Calls.class);
    kinds.addAll(all);
    return kinds.contains(Calls.IN_LOOP)
        ? Calls.IN_LOOP
        : kinds.contains(Calls.UNKNOWN)
            ? Calls.UNKNOWN
            : kinds.contains(Calls.NOW_AND_THEN) ? Calls.NOW_AND_THEN : Calls.SEVERAL;
  }
}
