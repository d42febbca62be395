package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.CallEdge;
import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.names.Binding;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Atom.ScalarKind;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.ModuleObject;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads off what functions take from variables and attributes that others change between calls: a
/// graph keeps what it saw when it was traced.
final class StaleReader {
  private static final Set<String> MAKING = Set.of("__init__", "__new__", "__post_init__");

  private final CallGraph graph;
  private final Closures closures;
  private final Places places;
  private final List<Change> changes = new ArrayList<>();

  /// A place that changes a variable or attribute after it got its first value.
  private record Change(Activation by, Site site, Cell cell, String description) {}

  StaleReader(CallGraph graph, Closures closures, Places places, FirstUse firstUse) {
    this.graph = graph;
    this.closures = closures;
    this.places = places;
    BitSet late = afterMaking(graph, firstUse);
    for (Activation activation : graph.activations()) {
      if (late.get(activation.number())) {
        activation.effects().forEach(effect -> collect(activation, effect));
      }
      if (activation.subject() instanceof Activation.Subject.ModuleBody(var module)) {
        rebindings(activation, module);
      }
    }
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
    cell(effect.target())
        .filter(cell -> varies(cell.peek()))
        .ifPresent(cell -> changes.add(new Change(by, effect.site(), cell, effect.description())));
  }

  private static Optional<Cell> cell(Effect.Target target) {
    return switch (target) {
      case Effect.Target.Attribute(var object, var name) -> object.findAttribute(name);
      case Effect.Target.Global(var module, var name) -> module.findAttribute(name);
      case Effect.Target.Captured(var environment, var name) -> Optional.of(environment.cell(name));
      case Effect.Target.Element _,
          Effect.Target.ByMethod _,
          Effect.Target.ArrayContents _,
          Effect.Target.LibraryState _,
          Effect.Target.Variables _,
          Effect.Target.Traced _,
          Effect.Target.Outside _ ->
          Optional.empty();
    };
  }

  /// Global variables that the module itself binds more than once.
  private void rebindings(Activation body, ModuleObject module) {
    for (String name : module.attributeNames().stream().sorted().toList()) {
      Cell cell = module.attribute(name);
      if (!varies(cell.peek())) {
        continue;
      }
      for (Binding binding : module.file().moduleScope().bindings(name)) {
        if (binding instanceof Binding.Assigned || binding instanceof Binding.Computed) {
          Site site = new Site(module.file().path(), binding.node().id());
          changes.add(new Change(body, site, cell, "binds `%s` anew".formatted(name)));
        }
      }
    }
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

  /// What the contexts of a function read and others change between their calls.
  List<Evidence> stale(List<Activation> contexts) {
    List<Evidence> all = new ArrayList<>();
    for (Activation context : contexts) {
      BitSet members = closures.members(context);
      Set<Site> codes = codes(members);
      for (Change change : changes) {
        if (code(change.by()).filter(codes::contains).isEmpty()
            && isRead(change.cell(), members)
            && CallOrder.isBetween(closures, change.by(), change.site(), context)) {
          Evidence evidence = Evidence.at(places.of(change.site()), change.description());
          if (!all.contains(evidence)) {
            all.add(evidence);
          }
        }
      }
    }
    return all;
  }

  /// The functions that activations run.
  private Set<Site> codes(BitSet members) {
    Set<Site> codes = new HashSet<>();
    members.stream()
        .mapToObj(graph::activation)
        .flatMap(Optional::stream)
        .flatMap(activation -> code(activation).stream())
        .forEach(codes::add);
    return codes;
  }

  private static Optional<Site> code(Activation activation) {
    return activation.subject() instanceof Activation.Subject.Call(var function)
        ? Optional.of(function.code().site())
        : Optional.empty();
  }

  private static boolean isRead(Cell cell, BitSet members) {
    return cell.readers().stream()
        .anyMatch(
            reader -> reader instanceof Activation activation && members.get(activation.number()));
  }
}
