package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.CallEdge;
import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.values.Site;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What each activation does by itself and through everything it calls, callees first.
///
/// An effect on an object counts for an activation unless the object was made by the activation or
/// by something it calls: nobody else can see that one.
final class Closures {
  /// An effect, and the call through which an activation has it; empty when it is its own.
  ///
  /// @param isSetUp whether it happens only where a framework sets up an object at its first use
  record Reached(Effect effect, Activation owner, Optional<CallEdge> via, boolean isSetUp) {
    Key key() {
      return new Key(owner.number(), effect.site(), effect.target());
    }
  }

  /// An effect where it happens, the same for everyone who has it through calls.
  record Key(int owner, Site site, Effect.Target target) {}

  /// @param effects those of the activation, as [ReachedSet] keeps them
  /// @param opaque numbers of the calls in it and below that could not be followed
  private record Closure(BitSet members, ReachedSet effects, BitSet opaque) {}

  private final Map<Integer, Closure> closures = new HashMap<>();
  private final EffectTable table = new EffectTable();
  private final Map<Site, Integer> opaqueNumbers = new HashMap<>();
  private final List<Site> opaqueSites = new ArrayList<>();
  private final Function<Activation, List<Effect>> carried;

  private Closures(Function<Activation, List<Effect>> carried) {
    this.carried = carried;
  }

  /// @param carried the effects of an activation itself to carry to its callers: each costs
  ///   something in every one of them
  static Closures of(CallGraph graph, Function<Activation, List<Effect>> carried) {
    List<Activation> nodes = new ArrayList<>(graph.activations());
    Map<Integer, Integer> positions = new HashMap<>();
    nodes.forEach(node -> positions.put(node.number(), positions.size()));
    int[][] successors = new int[nodes.size()][];
    for (int i = 0; i < nodes.size(); i++) {
      successors[i] =
          nodes.get(i).edges().stream()
              .mapToInt(edge -> positions.getOrDefault(edge.callee().number(), -1))
              .filter(p -> p >= 0)
              .distinct()
              .toArray();
    }
    Closures closures = new Closures(carried);
    for (int[] component : Components.of(successors)) {
      List<Activation> members = new ArrayList<>();
      for (int position : component) {
        members.add(nodes.get(position));
      }
      closures.close(members);
    }
    return closures;
  }

  private void close(List<Activation> component) {
    BitSet members = new BitSet();
    component.forEach(member -> members.set(member.number()));
    for (Activation member : component) {
      for (CallEdge edge : member.edges()) {
        Closure callee = closures.get(edge.callee().number());
        if (callee != null) {
          members.or(callee.members());
        }
      }
    }
    // Members of a cycle share all effects; two passes carry them around with their first calls.
    for (int pass = 0; pass < (component.size() > 1 ? 2 : 1); pass++) {
      for (Activation member : component) {
        closures.put(member.number(), closure(member, members));
      }
    }
  }

  private Closure closure(Activation activation, BitSet members) {
    List<CallEdge> edges = activation.edges();
    ReachedSet.Builder effects = new ReachedSet.Builder(table, activation);
    BitSet opaque = new BitSet();
    for (Effect effect : carried.apply(activation)) {
      if (escapes(effect.target(), members)) {
        effects.addOwn(table.number(effect, activation));
      }
    }
    activation.unresolved().keySet().forEach(site -> opaque.set(number(site)));
    for (int i = 0; i < edges.size(); i++) {
      Closure callee = closures.get(edges.get(i).callee().number());
      if (callee != null) {
        effects.addThrough(i, callee.effects(), target -> escapes(target, members));
        opaque.or(callee.opaque());
      }
    }
    return new Closure(members, effects.build(), opaque);
  }

  private int number(Site opaque) {
    return opaqueNumbers.computeIfAbsent(
        opaque,
        site -> {
          opaqueSites.add(site);
          return opaqueSites.size() - 1;
        });
  }

  private static boolean escapes(Effect.Target target, BitSet members) {
    return switch (target) {
      case Effect.Target.Attribute(var object, var _) ->
          !members.get(object.allocation().activation());
      case Effect.Target.Element(var object) -> !members.get(object.allocation().activation());
      case Effect.Target.ByMethod(var object, var _) ->
          !members.get(object.allocation().activation());
      case Effect.Target.ArrayContents(var made) ->
          made.isEmpty() || !members.get(made.get().activation());
      case Effect.Target.Captured(var environment, var _) -> !members.get(environment.activation());
      case Effect.Target.Global _,
          Effect.Target.LibraryState _,
          Effect.Target.Variables _,
          Effect.Target.Traced _,
          Effect.Target.Outside _ ->
          true;
    };
  }

  private Closure closure(Activation activation) {
    Closure closure = closures.get(activation.number());
    if (closure == null) {
      throw new IllegalArgumentException("not in the call graph: " + activation);
    }
    return closure;
  }

  /// The activations that an activation is or reaches, by number.
  BitSet members(Activation activation) {
    return closure(activation).members();
  }

  /// What outlives a call of an activation, in the order of the text it is reached by.
  List<Reached> effects(Activation activation) {
    return closure(activation).effects().all();
  }

  /// How an activation has an effect, if it has it.
  Optional<Reached> effect(Activation activation, Key key) {
    return Optional.ofNullable(closures.get(activation.number()))
        .flatMap(closure -> closure.effects().find(key));
  }

  /// The calls in and below an activation that could not be followed.
  List<Site> opaque(Activation activation) {
    return closure(activation).opaque().stream().mapToObj(opaqueSites::get).toList();
  }
}
