package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.CallEdge;
import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.models.ApiEntry;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.models.Returns;
import dev.graphlift.analysis.names.Binding;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.Scope;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Atom.ScalarKind;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.Code;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.Heap;
import dev.graphlift.analysis.values.HeapObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.ModuleObject;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Collects the places that change what outlives calls, other than to make an object or set it up.
final class Changes {
  private static final Set<String> MAKING = Set.of("__init__", "__new__", "__post_init__");

  private final Library library;
  private final ArrayHolders holders;
  private final List<Change> found = new ArrayList<>();

  Changes(CallGraph graph, Heap heap, FirstUse firstUse, Library library) {
    this.library = library;
    this.holders = new ArrayHolders(heap);
    BitSet late = afterMaking(graph, firstUse);
    for (Activation activation : graph.activations()) {
      if (late.get(activation.number())) {
        activation.effects().forEach(effect -> collect(activation, effect));
      }
      switch (activation.subject()) {
        case Activation.Subject.ModuleBody(var module) -> rebindings(activation, module);
        case Activation.Subject.Call(var function) -> {
          if (function.code() instanceof Code.Def(var file, var def)) {
            rebindings(activation, file, def);
          }
        }
      }
    }
  }

  List<Change> all() {
    return List.copyOf(found);
  }

  /// The activations that run other than to make an object or set it up.
  private static BitSet afterMaking(CallGraph graph, FirstUse firstUse) {
    BitSet late = new BitSet();
    Deque<Activation> work = new ArrayDeque<>();
    graph.activations().stream()
        .filter(activation -> graph.into(activation).isEmpty())
        .filter(activation -> !makes(activation) && !firstUse.wouldSetUp(activation))
        .forEach(work::add);
    while (!work.isEmpty()) {
      Activation at = work.removeFirst();
      if (!late.get(at.number())) {
        late.set(at.number());
        at.edges().stream()
            .filter(edge -> !at.setsUp(edge) && !makes(edge.callee()))
            .map(CallEdge::callee)
            .forEach(work::add);
      }
    }
    return late;
  }

  private static boolean makes(Activation activation) {
    return MAKING.contains(EffectReader.nameOf(activation));
  }

  private void collect(Activation by, Effect effect) {
    switch (effect.target()) {
      case Effect.Target.Attribute(var object, var name) -> attribute(by, effect, object, name);
      case Effect.Target.Global(var module, var name) ->
          module.findAttribute(name).ifPresent(cell -> cell(by, effect, cell));
      case Effect.Target.Captured(var environment, var name) ->
          cell(by, effect, environment.cell(name));
      case Effect.Target.Element(var object) -> elements(by, effect, object);
      case Effect.Target.ByMethod(var object, var _) -> elements(by, effect, object);
      case Effect.Target.ArrayContents(var made) ->
          made.filter(at -> at.activation() != by.number() || isModule(by))
              .map(holders::of)
              .filter(cells -> !cells.isEmpty())
              .ifPresent(cells -> add(by, effect, cells, Optional.empty()));
      case Effect.Target.LibraryState _,
          Effect.Target.Variables _,
          Effect.Target.Traced _,
          Effect.Target.Outside _ -> {}
    }
  }

  private static boolean isModule(Activation by) {
    return by.subject() instanceof Activation.Subject.ModuleBody;
  }

  private void cell(Activation by, Effect effect, Cell cell) {
    if (varies(cell.peek())) {
      add(by, effect, List.of(cell), Optional.empty());
    }
  }

  private void add(
      Activation by, Effect effect, List<Cell> cells, Optional<ContainerObject> container) {
    found.add(new Change(by, effect.site(), cells, container, effect.description()));
  }

  /// An attribute of the program, or one that a library reads when its object is used.
  private void attribute(Activation by, Effect effect, HeapObject object, String name) {
    object.findAttribute(name).ifPresent(cell -> cell(by, effect, cell));
    if (object instanceof InstanceObject instance
        && instance.type() instanceof Atom.Library(var type)
        && library
            .member(type, name)
            .map(ApiEntry::behaviour)
            .filter(b -> isVariable(b.returns()))
            .isEmpty()) {
      add(by, effect, List.of(object.anyAttribute()), Optional.empty());
    }
  }

  /// Whether the framework may keep an attribute as a variable, so that graphs see what it is set
  /// to.
  private static boolean isVariable(Returns kept) {
    return kept instanceof Returns.Either(var options)
        ? options.stream().anyMatch(Changes::isVariable)
        : kept instanceof Returns.Tensor(var layout, var _) && layout == Returns.Layout.VARIABLE;
  }

  private void elements(Activation by, Effect effect, HeapObject object) {
    if (object instanceof ContainerObject container) {
      add(by, effect, container.cells(), Optional.of(container));
    }
  }

  /// Global variables that the module itself binds more than once.
  private void rebindings(Activation body, ModuleObject module) {
    for (String name : module.attributeNames().stream().sorted().toList()) {
      Cell cell = module.attribute(name);
      rebindings(body, module.file(), module.file().moduleScope().bindings(name), name, cell);
    }
  }

  /// Variables of a function that inner functions see and that it binds after it has made one.
  private void rebindings(Activation by, FileIndex file, Statement.FunctionDef def) {
    Scope scope = file.scope(def);
    for (String name : scope.captured()) {
      List<Binding> all = scope.bindings(name);
      if (all.size() > 1) {
        int made = firstInner(def);
        List<Binding> later =
            all.stream().filter(each -> each.node().range().start() > made).toList();
        rebindings(by, file, later, name, by.environment().cell(name));
      }
    }
  }

  private void rebindings(
      Activation by, FileIndex file, List<Binding> bindings, String name, Cell cell) {
    if (!varies(cell.peek())) {
      return;
    }
    for (Binding binding : bindings) {
      if (binding instanceof Binding.Assigned || binding instanceof Binding.Computed) {
        Site site = new Site(file.path(), binding.node().id());
        String description = "binds `%s` anew".formatted(name);
        found.add(new Change(by, site, List.of(cell), Optional.empty(), description));
      }
    }
  }

  /// Where the first function inside a function starts.
  private static int firstInner(Statement.FunctionDef def) {
    List<Node> inner = new ArrayList<>();
    def.body().forEach(statement -> Nodes.walk(statement, inner::add));
    return inner.stream()
        .filter(node -> node instanceof Statement.FunctionDef || node instanceof Expression.Lambda)
        .mapToInt(node -> node.range().start())
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  /// Whether a variable holds Python values or tensors that differ from time to time.
  private static boolean varies(Value value) {
    Set<Atom> plain = new LinkedHashSet<>();
    boolean isOpen = false;
    for (Atom atom : value.atoms()) {
      if (atom instanceof Atom.Scalar(var kind, var constant) && kind != ScalarKind.NONE) {
        plain.add(atom);
        isOpen |= constant.isEmpty();
      } else if (atom instanceof Atom.Tensor(var type, var _)
          && type.role() == TensorType.Role.VALUE) {
        isOpen = true;
      }
    }
    return isOpen || plain.size() > 1;
  }
}
