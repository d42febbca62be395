package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.ModuleTable;
import dev.graphlift.analysis.values.Allocation;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.Code;
import dev.graphlift.analysis.values.Environment;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.Heap;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.ModuleObject;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.source.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The solver: makes activations, runs them until nothing grows, and remembers who called whom.
///
/// A call enters its callee at once when the callee has something new to see, as a run of the
/// program would; recursion and too deep nesting use what is known so far and come back later
/// through the queue. The scheme is a top-down fixpoint solver with side-effecting cells.
public final class Engine implements Solver {
  private final Map<String, FileIndex> files = new LinkedHashMap<>();
  private final ModuleTable modules;
  private final Library library;
  private final Budget budget;
  private final Observer observer;
  private final AttributeNames attributes;
  private final Heap heap = new Heap();
  private final Interpreter interpreter;
  private final List<Activation> activations = new ArrayList<>();
  private final TreeMap<Integer, Activation> queue = new TreeMap<>();
  private final Map<String, Activation> moduleBodies = new LinkedHashMap<>();
  private final Map<FunctionObject, Contexts> contexts = new LinkedHashMap<>();
  private final Map<Site, Integer> running = new HashMap<>();
  private int depth;
  private final long mostWork;
  private long totalWork;

  /// An engine for the files of one project.
  ///
  /// @param observer sees every value that is computed
  public Engine(
      Collection<FileIndex> files,
      ModuleTable modules,
      Library library,
      Budget budget,
      Observer observer) {
    files.forEach(file -> this.files.put(file.path(), file));
    this.attributes = new AttributeNames(files);
    this.modules = modules;
    this.library = library;
    this.budget = budget;
    this.mostWork = budget.workFor(files.size());
    this.observer = observer;
    this.interpreter = new Interpreter(this);
  }

  /// The activations of one function object.
  private static final class Contexts {
    private final Map<Map<String, Value>, Activation> exact = new LinkedHashMap<>();
    private final Set<Map<String, Value>> besideFunctions = new HashSet<>();
    private final Map<Optional<Atom>, Activation> merged = new LinkedHashMap<>();

    void add(Map<String, Value> arguments, Activation made) {
      exact.put(Map.copyOf(arguments), made);
      besideFunctions.add(withoutFunctions(arguments));
    }

    /// Whether a call with other arguments may have a context of its own. One that receives another
    /// function or class and is otherwise like an earlier one, as that of a decorator, gives
    /// something that stands for this function alone.
    boolean hasRoom(Budget budget, Map<String, Value> arguments) {
      return besideFunctions.contains(withoutFunctions(arguments))
          ? exact.size() < budget.decorations()
          : besideFunctions.size() < budget.contexts();
    }

    private static Map<String, Value> withoutFunctions(Map<String, Value> arguments) {
      Map<String, Value> others = new HashMap<>(arguments);
      others.values().removeIf(Contexts::isFunction);
      return others;
    }

    private static boolean isFunction(Value value) {
      return value
          .only()
          .filter(atom -> atom instanceof FunctionObject || atom instanceof ClassObject)
          .isPresent();
    }
  }

  /// Runs a module's body, and everything it calls.
  public void runModule(FileIndex file) {
    enter(moduleBody(file));
  }

  /// Runs a function with the given arguments, as an outside caller would.
  public Activation runFunction(FunctionObject function, Map<String, Value> arguments) {
    Activation activation = activationFor(function, arguments);
    enter(activation);
    return activation;
  }

  /// Runs a function in a context of its own that no other call shares.
  public Activation runApart(FunctionObject function, Map<String, Value> arguments) {
    Activation activation = add(newActivation(function));
    bind(activation, arguments);
    enter(activation);
    return activation;
  }

  /// Allows as much work again as all runs together may take; each function keeps its own ceiling.
  public void allowAgain() {
    totalWork = 0;
  }

  /// Runs what is queued until nothing is.
  public void settle() {
    while (!queue.isEmpty()) {
      enter(queue.firstEntry().getValue());
    }
  }

  /// Runs what is queued and reached by calls from some activations until nothing is. What else is
  /// queued stays as it was, until it is called.
  public void settle(Collection<Activation> roots) {
    boolean hasRun;
    do {
      hasRun = false;
      for (Activation reached : reached(roots)) {
        if (queue.containsKey(reached.number())) {
          enter(reached);
          hasRun = true;
        }
      }
    } while (hasRun);
  }

  private static Collection<Activation> reached(Collection<Activation> roots) {
    TreeMap<Integer, Activation> seen = new TreeMap<>();
    Deque<Activation> next = new ArrayDeque<>(roots);
    while (!next.isEmpty()) {
      Activation activation = next.pop();
      if (seen.putIfAbsent(activation.number(), activation) == null) {
        activation.edges().forEach(edge -> next.push(edge.callee()));
      }
    }
    return seen.values();
  }

  /// All activations by number.
  public List<Activation> activations() {
    return List.copyOf(activations);
  }

  /// Whether the code of the project gives any object an attribute of that name.
  boolean setsAttribute(String name) {
    return attributes.has(name);
  }

  /// The abstract heap.
  public Heap heap() {
    return heap;
  }

  /// The activation of a module's body, if it was run.
  public Optional<Activation> moduleActivation(String file) {
    return Optional.ofNullable(moduleBodies.get(file));
  }

  /// The activations of a function object, oldest first.
  public List<Activation> activationsOf(FunctionObject function) {
    Contexts known = contexts.get(function);
    if (known == null) {
      return List.of();
    }
    List<Activation> all = new ArrayList<>(known.exact.values());
    all.addAll(known.merged.values());
    return all;
  }

  Observer observer() {
    return observer;
  }

  Library library() {
    return library;
  }

  ModuleTable modules() {
    return modules;
  }

  FileIndex file(String path) {
    FileIndex file = files.get(path);
    if (file == null) {
      throw new IllegalArgumentException("not a file of the project: " + path);
    }
    return file;
  }

  @Override
  public void enqueue(Activation activation) {
    queue.put(activation.number(), activation);
  }

  /// The object of a module; its body has been run, or is being run if it imports in a circle.
  ModuleObject imported(FileIndex file) {
    Activation body = moduleBody(file);
    enter(body);
    return body.environment().module();
  }

  /// Calls a function object and gives what it returns, as far as known.
  Activation call(Activation caller, Site site, FunctionObject function, Arguments.Bound bound) {
    Activation callee = activationFor(function, bound.values());
    caller.addEdge(new CallEdge(site, callee, bound.values(), bound.supply()));
    enter(callee);
    return callee;
  }

  private void bind(Activation callee, Map<String, Value> arguments) {
    boolean grown = false;
    for (Map.Entry<String, Value> argument : arguments.entrySet()) {
      grown |= callee.parameter(argument.getKey()).add(argument.getValue());
    }
    if (grown) {
      callee.invalidate();
    }
  }

  private Activation moduleBody(FileIndex file) {
    Activation known = moduleBodies.get(file.path());
    if (known != null) {
      return known;
    }
    int number = activations.size();
    Site site = new Site(file.path(), file.parsed().tree().id());
    ModuleObject module = heap.module(new Allocation(site, number, "module"), file);
    Environment environment = new Environment(Optional.empty(), module, site.node(), number);
    Activation made =
        add(new Activation(number, new Activation.Subject.ModuleBody(module), environment, this));
    moduleBodies.put(file.path(), made);
    return made;
  }

  /// The activation for a call with these arguments, which reach it.
  private Activation activationFor(FunctionObject function, Map<String, Value> arguments) {
    Contexts known = contexts.computeIfAbsent(function, _ -> new Contexts());
    Activation exact = known.exact.get(arguments);
    if (exact != null) {
      return exact;
    }
    if (!known.hasRoom(budget, arguments) || running.getOrDefault(function.code().site(), 0) >= 3) {
      Activation merged = merged(known.merged, function, arguments);
      bind(merged, arguments);
      return merged;
    }
    Activation made = add(newActivation(function));
    known.add(arguments, made);
    bind(made, arguments);
    return made;
  }

  /// The context that a call shares with others. Inherited methods lead to other methods for
  /// receivers of other classes, so that those share last.
  private Activation merged(
      Map<Optional<Atom>, Activation> merged,
      FunctionObject function,
      Map<String, Value> arguments) {
    Optional<Atom> type = receiver(function, arguments);
    Optional<Atom> key =
        merged.containsKey(type) || merged.size() < budget.receivers() ? type : Optional.empty();
    return merged.computeIfAbsent(key, _ -> add(newActivation(function)));
  }

  /// The class of the receiver, if there is only one.
  private static Optional<Atom> receiver(FunctionObject function, Map<String, Value> arguments) {
    Optional<Value> first =
        function.code().parameters().positional().stream()
            .findFirst()
            .map(parameter -> arguments.getOrDefault(parameter.name(), Value.BOTTOM));
    Set<Atom> classes = new LinkedHashSet<>();
    for (Atom atom : first.orElse(Value.BOTTOM).atoms()) {
      if (atom instanceof InstanceObject instance) {
        classes.add(instance.type());
      }
    }
    return classes.size() == 1 ? Optional.of(classes.iterator().next()) : Optional.empty();
  }

  private Activation newActivation(FunctionObject function) {
    int number = activations.size();
    Environment outer = function.environment();
    Environment own =
        new Environment(Optional.of(outer), outer.module(), function.code().node().id(), number);
    return new Activation(number, new Activation.Subject.Call(function), own, this);
  }

  private Activation add(Activation made) {
    activations.add(made);
    queue.put(made.number(), made);
    return made;
  }

  private void enter(Activation activation) {
    if (!activation.isDirty() || activation.isRunning() || depth >= budget.depth()) {
      return;
    }
    queue.remove(activation.number());
    if (activation.runs() >= budget.runs()) {
      exhaust(activation, "repeated runs");
      return;
    }
    if (isSpent(activation)) {
      exhaust(activation, "work");
      return;
    }
    depth++;
    Optional<Site> code = code(activation).map(Code::site);
    code.ifPresent(site -> running.merge(site, 1, Integer::sum));
    activation.start();
    interpreter.run(activation);
    activation.stop();
    code.ifPresent(site -> running.merge(site, -1, Integer::sum));
    depth--;
  }

  private void exhaust(Activation activation, String of) {
    Gap gap = new Gap.Ceiling(place(activation), of);
    activation.result().add(Value.unknown(gap));
    code(activation).ifPresent(code -> activation.addUnresolved(code.site(), gap));
  }

  /// Counts a value that an activation has computed.
  void spend(Activation activation, Value value) {
    long work = 1L + value.atoms().size();
    totalWork += work;
    activation.spend(work);
  }

  /// Whether an activation, or all together, have no work left to do.
  boolean isSpent(Activation activation) {
    return activation.work() >= budget.work() || totalWork >= mostWork;
  }

  private Place place(Activation activation) {
    return switch (activation.subject()) {
      case Activation.Subject.ModuleBody(var module) ->
          new Place(module.file().path(), module.file().parsed().tree().range());
      case Activation.Subject.Call(var function) ->
          new Place(function.code().file().path(), function.code().node().range());
    };
  }

  private static Optional<Code> code(Activation activation) {
    return switch (activation.subject()) {
      case Activation.Subject.ModuleBody _ -> Optional.empty();
      case Activation.Subject.Call(var function) -> Optional.of(function.code());
    };
  }

  /// Reads a cell on behalf of an activation.
  static Value read(Cell cell, Activation reader) {
    return cell.read(reader);
  }
}
