package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.CallEdge;
import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.interp.Effect.Creation;
import dev.graphlift.analysis.interp.Effect.Target.Variables;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.HeapObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Reads off when calling a function creates variables of a framework, and whose.
final class VariableReader {
  private final CallGraph graph;
  private final Library library;
  private final Closures closures;
  private final EffectReader effects;
  private final Guards guards;
  private final BitSet duringFirstUse;
  private final BitSet belowRehearsals;
  private final Set<HeapObject> setUpAhead;
  private final Map<HeapObject, Closures.Reached> builds = new LinkedHashMap<>();

  VariableReader(
      CallGraph graph, EffectReader effects, Guards guards, FirstUse firstUse, Library library) {
    this.library = library;
    this.graph = graph;
    this.closures = effects.closures();
    this.effects = effects;
    this.guards = guards;
    this.duringFirstUse = firstUse.activations(graph);
    this.setUpAhead = Prepared.setUpAhead(graph);
    this.belowRehearsals = firstUse.belowRehearsals(graph);
    for (Activation activation : graph.activations()) {
      for (Effect effect : activation.effects()) {
        if (effect.target() instanceof Variables(var owner, var _)) {
          Closures.Reached build = new Closures.Reached(effect, activation, Optional.empty(), true);
          owner.ifPresent(object -> builds.putIfAbsent(object, build));
        }
      }
    }
  }

  /// Variables that each call creates.
  List<Evidence> created(List<Activation> contexts) {
    List<Evidence> all = new ArrayList<>();
    for (Activation context : contexts) {
      BitSet members = closures.members(context);
      for (Closures.Reached reached : closures.effects(context)) {
        if (reached.effect().target() instanceof Variables(var owner, var creation)
            && isNew(context, owner, creation, members)
            && !reached.isSetUp()
            && !isGuarded(reached)) {
          add(all, effects.evidence(reached));
        }
      }
    }
    return all;
  }

  /// Whether each call creates them: as such, or because it makes their owner and uses it.
  private boolean isNew(
      Activation context, Optional<HeapObject> owner, Creation creation, BitSet members) {
    return switch (creation) {
      case EACH_TIME -> true;
      case FIRST_USE, AHEAD ->
          owner.filter(object -> isMadeEachTime(context, object, members)).isPresent();
    };
  }

  private boolean isMadeEachTime(Activation context, HeapObject object, BitSet members) {
    int maker = object.allocation().activation();
    return members.get(maker)
        && !guards.holdAt(object.allocation().site())
        && reachesEachTime(context, maker);
  }

  /// Whether an activation reaches another by calls that happen each time.
  private static boolean reachesEachTime(Activation from, int to) {
    BitSet seen = new BitSet();
    Deque<Activation> work = new ArrayDeque<>(List.of(from));
    while (!work.isEmpty()) {
      Activation at = work.removeFirst();
      if (at.number() == to) {
        return true;
      }
      if (!seen.get(at.number())) {
        seen.set(at.number());
        at.edges().stream()
            .filter(edge -> !at.setsUp(edge))
            .forEach(edge -> work.add(edge.callee()));
      }
    }
    return false;
  }

  private boolean isGuarded(Closures.Reached reached) {
    if (guards.holdAt(reached.effect().site())) {
      return true;
    }
    Optional<CallEdge> via = reached.via();
    for (int i = 0; via.isPresent() && i < EffectReader.LONGEST_TRACE; i++) {
      if (guards.holdAt(via.get().site())) {
        return true;
      }
      via = closures.effect(via.get().callee(), reached.key()).flatMap(Closures.Reached::via);
    }
    return false;
  }

  /// Variables that the first trace creates while the framework sets up what the function belongs
  /// to; what is set up ahead has its variables by then.
  List<Evidence> unbuilt(List<Activation> contexts) {
    if (!library.buildsByTracing()) {
      return List.of();
    }
    List<Evidence> all = new ArrayList<>();
    for (Activation context : contexts) {
      if (!duringFirstUse.get(context.number()) || isSetUpAhead(context)) {
        continue;
      }
      if (belowRehearsals.get(context.number())) {
        ownVariables(context).ifPresent(built -> add(all, onThisRelease(built)));
      }
      BitSet members = closures.members(context);
      for (Closures.Reached reached : closures.effects(context)) {
        if (reached.effect().target() instanceof Variables(var owner, var creation)
            && (creation == Creation.FIRST_USE || reached.isSetUp())
            && owner.filter(object -> isUnbuilt(object, members)).isPresent()) {
          add(all, onThisRelease(effects.evidence(reached)));
        }
      }
    }
    return all;
  }

  /// Where the receiver gets its variables, if a method that uses it may see what they will start
  /// with instead.
  private Optional<Evidence> ownVariables(Activation context) {
    return context.parameter("self").peek().stream()
        .filter(InstanceObject.class::isInstance)
        .map(builds::get)
        .filter(Objects::nonNull)
        .map(effects::evidence)
        .findFirst();
  }

  private Evidence onThisRelease(Evidence evidence) {
    String message = "%s (%s)".formatted(evidence.message(), library.runningOn());
    return new Evidence(evidence.place(), message, evidence.trace());
  }

  private boolean isSetUpAhead(Activation context) {
    return context.parameter("self").peek().stream().anyMatch(setUpAhead::contains);
  }

  private boolean isUnbuilt(HeapObject owner, BitSet members) {
    return !setUpAhead.contains(owner) && !members.get(owner.allocation().activation());
  }

  /// Objects that calls pass for one parameter and that each create variables at their first use;
  /// no object is passed by both of two calls.
  List<Evidence> several(List<Activation> contexts) {
    Map<String, Set<Atom>> byParameter = new LinkedHashMap<>();
    List<Evidence> all = new ArrayList<>();
    for (Activation context : contexts) {
      for (Closures.Reached reached : closures.effects(context)) {
        if (reached.effect().target() instanceof Variables(var owner, var creation)
            && creation == Creation.FIRST_USE
            && owner.filter(object -> !setUpAhead.contains(object)).isPresent()) {
          for (CallGraph.Incoming call : graph.into(context)) {
            if (addsAnother(byParameter, call.edge(), owner.get())) {
              add(all, effects.evidence(reached));
            }
          }
        }
      }
    }
    return all;
  }

  /// Notes what a call passes that is an object or has it as an attribute; whether it passes other
  /// objects than the calls before.
  private boolean addsAnother(Map<String, Set<Atom>> byParameter, CallEdge call, HeapObject owner) {
    boolean another = false;
    for (Map.Entry<String, Value> argument : call.arguments().entrySet()) {
      Set<Atom> passed = new LinkedHashSet<>();
      argument.getValue().stream()
          .filter(atom -> atom.equals(owner) || hasAttribute(atom, owner))
          .filter(atom -> !setUpAhead.contains(atom))
          .forEach(passed::add);
      if (passed.isEmpty() || argument.getKey().equals("self")) {
        continue;
      }
      Set<Atom> before = byParameter.computeIfAbsent(argument.getKey(), _ -> new LinkedHashSet<>());
      another |= !before.isEmpty() && Collections.disjoint(before, passed);
      before.addAll(passed);
    }
    return another;
  }

  private static boolean hasAttribute(Atom atom, HeapObject owner) {
    return atom instanceof InstanceObject instance
        && instance.attributes().values().stream()
            .map(Cell::peek)
            .anyMatch(field -> field.stream().anyMatch(owner::equals));
  }

  private static void add(List<Evidence> all, Evidence evidence) {
    if (all.stream().noneMatch(known -> known.place().equals(evidence.place()))) {
      all.add(evidence);
    }
  }
}
