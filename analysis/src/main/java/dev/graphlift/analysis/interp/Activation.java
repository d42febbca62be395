package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.Environment;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.ModuleObject;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Code with its arguments: a module body, or a function in one calling context.
public final class Activation implements Cell.Reader {
  /// What an activation runs.
  public sealed interface Subject {
    /// A module body.
    record ModuleBody(ModuleObject module) implements Subject {}

    /// A function.
    record Call(FunctionObject function) implements Subject {}
  }

  private final int number;
  private final Subject subject;
  private final Environment environment;
  private final Solver solver;
  private final Map<String, Cell> parameters = new LinkedHashMap<>();
  private final Cell result = new Cell();
  private final Cell yielded = new Cell();
  private final ExitStores exitStores = new ExitStores();
  private final Map<EdgeKey, CallEdge> edges = new LinkedHashMap<>();
  private final Set<LibraryEdge> libraryEdges = new LinkedHashSet<>();
  private final Map<EffectKey, Effect> effects = new LinkedHashMap<>();
  private final Map<Site, Gap> unresolved = new LinkedHashMap<>();
  private final Map<Site, Integer> computations = new LinkedHashMap<>();
  private final Set<SetUp> setUps = new HashSet<>();
  private final Set<SetUp> firstUses = new HashSet<>();
  private final Set<SetUp> traced = new HashSet<>();
  private boolean running;
  private boolean dirty = true;
  private int runs;
  private long work;

  Activation(int number, Subject subject, Environment environment, Solver solver) {
    this.number = number;
    this.subject = subject;
    this.environment = environment;
    this.solver = solver;
  }

  private record EdgeKey(Site site, int callee) {}

  private record SetUp(Site site, Site code) {}

  private record EffectKey(Site site, Effect.Target target) {}

  /// Its number: activations are numbered in the order they were first needed.
  public int number() {
    return number;
  }

  /// What it runs.
  public Subject subject() {
    return subject;
  }

  /// Where its captured variables live.
  public Environment environment() {
    return environment;
  }

  /// The values that reach a parameter.
  public Cell parameter(String name) {
    return parameters.computeIfAbsent(name, _ -> new Cell());
  }

  /// What it returns.
  public Cell result() {
    return result;
  }

  /// What it yields, if it is a generator.
  public Cell yielded() {
    return yielded;
  }

  ExitStores exitStores() {
    return exitStores;
  }

  /// The calls it makes of project code, in the order first seen.
  public List<CallEdge> edges() {
    return List.copyOf(edges.values());
  }

  /// The calls it makes of library code, in the order first seen.
  public List<LibraryEdge> libraryEdges() {
    return List.copyOf(libraryEdges);
  }

  /// What it does to the world by itself, callees left out.
  public List<Effect> effects() {
    return List.copyOf(effects.values());
  }

  /// The calls whose targets are not all known, with what is missing.
  public Map<Site, Gap> unresolved() {
    return new LinkedHashMap<>(unresolved);
  }

  /// Where it computes with tensors by itself, callees left out, in the order first seen.
  public List<Site> computations() {
    return List.copyOf(computations.keySet());
  }

  /// What a computation costs in eager code, in additions of small tensors.
  public int cost(Site computation) {
    return computations.getOrDefault(computation, 0);
  }

  void addComputation(Site site, int cost) {
    computations.merge(site, cost, Math::max);
  }

  /// How often it was run.
  public int runs() {
    return runs;
  }

  @Override
  public void invalidate() {
    if (!dirty) {
      dirty = true;
      solver.enqueue(this);
    }
  }

  void spend(long more) {
    work += more;
  }

  long work() {
    return work;
  }

  boolean isRunning() {
    return running;
  }

  boolean isDirty() {
    return dirty;
  }

  void start() {
    running = true;
    dirty = false;
    runs++;
    edges.clear();
    libraryEdges.clear();
    effects.clear();
    unresolved.clear();
    setUps.clear();
    firstUses.clear();
    traced.clear();
    computations.clear();
    exitStores.start();
  }

  void stop() {
    exitStores.stop();
    running = false;
  }

  void addEdge(CallEdge edge) {
    edges.merge(new EdgeKey(edge.site(), edge.callee().number()), edge, CallEdge::join);
  }

  void addLibraryEdge(Site site, String callee) {
    libraryEdges.add(new LibraryEdge(site, callee));
  }

  /// Notes that a framework calls a function at a site once, to set up the receiver.
  void addSetUp(Site site, Site code) {
    setUps.add(new SetUp(site, code));
  }

  /// Whether a call only sets up its receiver, the first time.
  public boolean setsUp(CallEdge edge) {
    return edge.callee().subject() instanceof Subject.Call(var function)
        && setUps.contains(new SetUp(edge.site(), function.code().site()));
  }

  /// Notes that a framework calls a function at a site while it sets the receiver up, as well as
  /// later.
  void addFirstUse(Site site, Site code) {
    firstUses.add(new SetUp(site, code));
  }

  /// Whether the first such call happens while a framework sets its receiver up.
  public boolean usesFirst(CallEdge edge) {
    return edge.callee().subject() instanceof Subject.Call(var function)
        && firstUses.contains(new SetUp(edge.site(), function.code().site()));
  }

  /// Notes that a framework makes a graph of a function that it calls at a site.
  void addTraced(Site site, Site code) {
    traced.add(new SetUp(site, code));
  }

  /// Whether a call is made by a graph that a framework made of the callee.
  public boolean traces(CallEdge edge) {
    return edge.callee().subject() instanceof Subject.Call(var function)
        && traced.contains(new SetUp(edge.site(), function.code().site()));
  }

  void addEffect(Effect effect) {
    effects.putIfAbsent(new EffectKey(effect.site(), effect.target()), effect);
  }

  void addUnresolved(Site site, Gap gap) {
    unresolved.putIfAbsent(site, gap);
  }

  /// The parameter cells by name, for reports.
  public Map<String, Value> arguments() {
    Map<String, Value> values = new LinkedHashMap<>();
    parameters.forEach((name, cell) -> values.put(name, cell.peek()));
    return values;
  }

  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>(parameters.values());
    cells.add(result);
    return cells;
  }

  @Override
  public String toString() {
    return "#" + number + " " + subject;
  }
}
