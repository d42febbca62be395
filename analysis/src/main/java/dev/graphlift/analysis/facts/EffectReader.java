package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.facts.EffectFact.Kind;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.CallEdge;
import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.HeapObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.source.Note;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads off what calling a function does to the world, with the calls that lead there.
final class EffectReader {
  static final int LONGEST_TRACE = 24;

  /// How many calls that could not be followed are worth telling.
  private static final int MOST_OPAQUE = 20;

  private final CallGraph graph;
  private final Closures closures;
  private final Places places;
  private final Guards guards;

  private EffectReader(
      CallGraph graph, Places places, Guards guards, Limits limits, Set<Effect.World> passedOver) {
    RecursionReader recursion = new RecursionReader(graph, places);
    this.guards = guards;
    this.graph = graph;
    this.closures =
        Closures.of(graph, activation -> carried(activation, limits, recursion, passedOver));
    this.places = places;
  }

  private static List<Effect> carried(
      Activation activation,
      Limits limits,
      RecursionReader recursion,
      Set<Effect.World> passedOver) {
    List<Effect> carried = new ArrayList<>(activation.effects());
    carried.removeIf(effect -> isOf(effect, passedOver));
    limits.of(activation).stream()
        .filter(effect -> !isRecursion(effect) || recursion.isRecursive(activation))
        .forEach(carried::add);
    return carried;
  }

  private static boolean isRecursion(Effect effect) {
    return effect.target() instanceof Effect.Target.Traced(var limit)
        && limit == Effect.Limit.RECURSION;
  }

  /// Reads what the program does. Operands that differ in type, and extents that are not there,
  /// raise in eager execution as well, so that no run gets there.
  static EffectReader ofProgram(CallGraph graph, Places places, Guards guards, Limits limits) {
    return new EffectReader(
        graph, places, guards, limits, EnumSet.of(Effect.World.ELEMENT_TYPES, Effect.World.EXTENT));
  }

  /// Reads what traces do.
  static EffectReader ofTraces(CallGraph graph, Places places, Guards guards, Limits limits) {
    return new EffectReader(graph, places, guards, limits, EnumSet.of(Effect.World.EXTENT));
  }

  /// Whether an effect is one on some part of the world.
  static boolean isOf(Effect effect, Set<Effect.World> worlds) {
    return effect.target() instanceof Effect.Target.Outside(var world, var _)
        && worlds.contains(world);
  }

  List<EffectFact> read(List<Activation> contexts) {
    Map<String, EffectFact> facts = new LinkedHashMap<>();
    for (Activation context : contexts) {
      BitSet members = closures.members(context);
      Collection<Closures.Reached> effects = closures.effects(context);
      Map<Effect.Target, Boolean> lazyBuild = lazyBuild(context, effects);
      for (Closures.Reached reached : effects) {
        Effect.Target target = reached.effect().target();
        kind(target, members)
            .ifPresent(kind -> add(facts, kind, reached, lazyBuild.getOrDefault(target, false)));
      }
    }
    return facts.values().stream()
        .sorted(
            Comparator.comparingInt((EffectFact fact) -> fact.evidence().trace().size())
                .thenComparing(fact -> fact.evidence().place())
                .thenComparing(EffectFact::kind))
        .toList();
  }

  /// The attributes, and the containers' elements, that only `build` methods below an activation
  /// write.
  private static Map<Effect.Target, Boolean> lazyBuild(
      Activation context, Collection<Closures.Reached> effects) {
    Map<Effect.Target, Boolean> onlyBuild = new LinkedHashMap<>();
    for (Closures.Reached reached : effects) {
      Effect.Target target = reached.effect().target();
      if (isOfObject(target)) {
        boolean byBuild =
            nameOf(reached.owner()).equals("build") && !sameCode(reached.owner(), context);
        onlyBuild.merge(target, byBuild, Boolean::logicalAnd);
      }
    }
    return onlyBuild;
  }

  private static boolean isOfObject(Effect.Target target) {
    return switch (target) {
      case Effect.Target.Attribute _, Effect.Target.Element _, Effect.Target.ByMethod _ -> true;
      case Effect.Target.Global _,
          Effect.Target.Captured _,
          Effect.Target.ArrayContents _,
          Effect.Target.LibraryState _,
          Effect.Target.Variables _,
          Effect.Target.Traced _,
          Effect.Target.Outside _ ->
          false;
    };
  }

  private static boolean sameCode(Activation one, Activation other) {
    return one.subject() instanceof Activation.Subject.Call(var f)
        && other.subject() instanceof Activation.Subject.Call(var g)
        && f.code().site().equals(g.code().site());
  }

  private void add(
      Map<String, EffectFact> facts, Kind kind, Closures.Reached reached, boolean isLazyBuild) {
    Effect effect = reached.effect();
    String key = kind + " " + effect.site();
    EffectFact known = facts.get(key);
    if (known == null || (known.isSetUp() && !reached.isSetUp())) {
      facts.put(
          key,
          new EffectFact(
              kind,
              evidence(reached),
              isLazyBuild,
              reached.isSetUp() || setsUp(effect),
              Leaks.isKept(effect.target())));
    }
  }

  /// Whether an effect keeps an object of a framework or class where there is none yet. That
  /// happens in the first call alone, traced or not.
  private boolean setsUp(Effect effect) {
    return effect.target() instanceof Effect.Target.Attribute(var object, var name)
        && object.attribute(name).peek().stream()
            .allMatch(atom -> Atom.NONE.equals(atom) || isObject(atom))
        && guards.holdAt(effect.site());
  }

  private static boolean isObject(Atom atom) {
    return atom instanceof InstanceObject
        || (atom instanceof Atom.Tensor(var type, var _)
            && type.role() == TensorType.Role.VARIABLE);
  }

  Closures closures() {
    return closures;
  }

  /// An effect with the calls that lead to it.
  Evidence evidence(Closures.Reached reached) {
    Effect effect = reached.effect();
    return new Evidence(places.of(effect.site()), effect.description(), trace(reached));
  }

  private List<Note> trace(Closures.Reached reached) {
    List<Note> trace = new ArrayList<>();
    Optional<CallEdge> via = reached.via();
    while (via.isPresent() && trace.size() < LONGEST_TRACE) {
      CallEdge edge = via.get();
      trace.add(new Note(places.of(edge.site()), "calls `%s`".formatted(nameOf(edge.callee()))));
      via = closures.effect(edge.callee(), reached.key()).flatMap(Closures.Reached::via);
    }
    return trace;
  }

  static String nameOf(Activation activation) {
    return switch (activation.subject()) {
      case Activation.Subject.ModuleBody(var module) -> module.file().path();
      case Activation.Subject.Call(var function) -> function.code().name();
    };
  }

  /// Whether some context computes with tensors, by itself or through what it calls.
  Answer<Evidence> computation(List<Activation> contexts) {
    List<Site> own = contexts.stream().flatMap(c -> c.computations().stream()).toList();
    List<Site> sites = own.isEmpty() ? below(contexts) : own;
    if (!sites.isEmpty()) {
      Site first = sites.getFirst();
      String message = "computes with tensors: `%s`".formatted(places.text(first));
      return Answer.of(List.of(Evidence.at(places.of(first), message)));
    }
    return opaque(contexts).stream()
        .findFirst()
        .<Answer<Evidence>>map(
            call -> new Answer.Unknown<>(new Gap.UnknownEffect(call.place(), call.message())))
        .orElseGet(Answer.No::new);
  }

  private List<Site> below(List<Activation> contexts) {
    BitSet members = new BitSet();
    contexts.forEach(context -> members.or(closures.members(context)));
    return members.stream()
        .mapToObj(graph::activation)
        .flatMap(Optional::stream)
        .flatMap(activation -> activation.computations().stream())
        .limit(1)
        .toList();
  }

  /// The first calls in and below a function whose doings are not known.
  List<Evidence> opaque(List<Activation> contexts) {
    Map<Site, String> calls = new LinkedHashMap<>();
    for (Activation context : contexts) {
      closures.opaque(context).forEach(site -> calls.putIfAbsent(site, ""));
      for (Closures.Reached reached : closures.effects(context)) {
        if (reached.effect().target() instanceof Effect.Target.Outside(var world, var callee)
            && world == Effect.World.UNMODELLED) {
          calls.putIfAbsent(reached.effect().site(), callee);
        }
      }
    }
    return calls.keySet().stream()
        .sorted(Comparator.comparing(places::of))
        .limit(MOST_OPAQUE)
        .map(site -> Evidence.at(places.of(site), opaque(site, calls.getOrDefault(site, ""))))
        .toList();
  }

  private String opaque(Site site, String callee) {
    return callee.isEmpty()
        ? "`" + places.text(site) + "` could not be followed"
        : "what `" + callee + "` does is not known";
  }

  private static Optional<Kind> kind(Effect.Target target, BitSet members) {
    return switch (target) {
      case Effect.Target.Attribute _ -> Optional.of(Kind.ATTRIBUTE);
      case Effect.Target.Element _ -> Optional.of(Kind.ELEMENT);
      case Effect.Target.ByMethod(var _, var method) ->
          Optional.of(method.equals("append") ? Kind.APPEND : Kind.METHOD);
      case Effect.Target.Global(var module, var name) ->
          Optional.of(
              isFresh(module.attribute(name).peek(), members) ? Kind.GLOBAL_FRESH : Kind.GLOBAL);
      case Effect.Target.Captured _ -> Optional.of(Kind.CAPTURED);
      case Effect.Target.ArrayContents _ -> Optional.of(Kind.ARRAY);
      case Effect.Target.LibraryState _ -> Optional.of(Kind.LIBRARY_STATE);
      case Effect.Target.Variables _ -> Optional.empty();
      case Effect.Target.Traced(var limit) -> Optional.of(kind(limit));
      case Effect.Target.Outside(var world, var callee) -> kind(world, callee);
    };
  }

  private static Kind kind(Effect.Limit limit) {
    return switch (limit) {
      case BRANCH -> Kind.TENSOR_BRANCH;
      case RAISE -> Kind.TENSOR_RAISE;
      case LOOP_EXIT -> Kind.TENSOR_LOOP_EXIT;
      case LOOP_VARIABLE -> Kind.LOOP_VARIABLE;
      case TRUTH -> Kind.TENSOR_TRUTH;
      case KEY -> Kind.TENSOR_KEY;
      case TEXT -> Kind.TENSOR_TEXT;
      case IDENTITY -> Kind.TENSOR_IDENTITY;
      case GROWTH -> Kind.TENSOR_GROWTH;
      case LOOP_CLOSURE -> Kind.LOOP_CLOSURE;
      case HANDLER -> Kind.ERROR_HANDLER;
      case RECURSION -> Kind.TENSOR_RECURSION;
      case ARRAY_TEST -> Kind.ARRAY_TEST;
      case DROPPED -> Kind.DROPPED_RESULT;
      case ITERATOR -> Kind.HOST_ITERATOR;
    };
  }

  private static Optional<Kind> kind(Effect.World world, String callee) {
    return switch (world) {
      case CONSOLE -> Optional.of(callee.equals("print") ? Kind.PRINT : Kind.CONSOLE);
      case FILES -> Optional.of(Kind.FILES);
      case NETWORK -> Optional.of(Kind.NETWORK);
      case LOGGING -> Optional.of(Kind.LOGGING);
      case THREADS -> Optional.of(Kind.THREADS);
      case OTHER -> Optional.of(Kind.PROCESS);
      case EAGER -> Optional.of(Kind.EAGER_ONLY);
      case HOST -> Optional.of(Kind.HOST_COMPUTATION);
      case NUMBER -> Optional.of(Kind.NUMBER);
      case ITERATION -> Optional.of(Kind.ITERATION);
      case NAMING -> Optional.of(Kind.NAMING);
      case ELEMENT_TYPES -> Optional.of(Kind.ELEMENT_TYPES);
      case EXTENT -> Optional.of(Kind.EXTENT);
      case CALLBACK -> Optional.of(Kind.CALLBACK);
      case UNCOMPILED -> Optional.of(Kind.UNCOMPILED);
      case MODE -> Optional.of(Kind.MODE);
      case CLOCK -> Optional.of(Kind.CLOCK);
      case RANDOMNESS -> Optional.of(Kind.RANDOMNESS);
      case ENVIRONMENT -> Optional.of(Kind.ENVIRONMENT);
      case UNMODELLED -> Optional.empty();
    };
  }

  /// Whether everything a variable may hold was made by the given activations.
  private static boolean isFresh(Value value, BitSet members) {
    return !value.atoms().isEmpty()
        && value.stream()
            .allMatch(atom ->
                switch (atom) {
                  case HeapObject object -> members.get(object.allocation().activation());
                  case Atom.Tensor(var _, var made) ->
                      made.isPresent() && members.get(made.get().activation());
                  case Atom.Scalar _,
                      Atom.Tuple _,
                      Atom.Stream _,
                      Atom.Library _,
                      Atom.Namespace _,
                      Atom.Bound _,
                      Atom.Partial _,
                      Atom.Wrapped _,
                      Atom.Super _ ->
                      false;
                });
  }
}
