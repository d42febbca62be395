package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Method resolution order and look-up along it.
///
/// The order is C3 (as `type.mro`); bases that C3 cannot merge, which Python would refuse, and
/// bases that denote several classes are taken depth first.
final class Resolution {
  private record Known(int version, List<Atom> order) {}

  private final Interpreter interpreter;
  private final Map<ClassObject, Known> known = new HashMap<>();
  private int version;

  Resolution(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// The classes of a class's resolution order, itself first; library classes stand for their own
  /// further bases.
  List<Atom> order(Frame frame, Atom type) {
    if (!(type instanceof ClassObject own)) {
      return List.of(type);
    }
    Known cached = known.get(own);
    if (cached == null || cached.version() != version) {
      cached = new Known(version, List.copyOf(order(frame, type, new LinkedHashSet<>())));
      known.put(own, cached);
    } else {
      interpreter.read(frame, own.bases());
    }
    return cached.order();
  }

  /// Adds to what the bases of a class may be.
  void addBases(ClassObject type, List<Value> bases) {
    if (type.bases().add(Value.of(new Atom.Tuple(bases)))) {
      version++;
    }
  }

  private List<Atom> order(Frame frame, Atom type, Set<Atom> open) {
    if (!(type instanceof ClassObject own) || !open.add(type)) {
      return List.of(type);
    }
    List<List<Atom>> sequences = new ArrayList<>();
    List<Atom> direct = new ArrayList<>();
    for (Value base : bases(frame, own)) {
      for (Atom atom : base.atoms()) {
        if (!open.contains(atom)) {
          direct.add(atom);
          sequences.add(new ArrayList<>(order(frame, atom, open)));
        }
      }
    }
    open.remove(type);
    sequences.add(direct);
    List<Atom> result = new ArrayList<>();
    result.add(type);
    result.addAll(merge(sequences));
    return result;
  }

  private List<Value> bases(Frame frame, ClassObject type) {
    List<Value> all = new ArrayList<>();
    for (Atom atom : interpreter.read(frame, type.bases()).atoms()) {
      if (atom instanceof Atom.Tuple(var items)) {
        all.addAll(items);
      }
    }
    return all;
  }

  private static List<Atom> merge(List<List<Atom>> sequences) {
    LinkedHashSet<Atom> merged = new LinkedHashSet<>();
    while (sequences.stream().anyMatch(s -> !s.isEmpty())) {
      Atom next =
          sequences.stream()
              .filter(s -> !s.isEmpty())
              .map(List::getFirst)
              .filter(head -> sequences.stream().noneMatch(s -> s.indexOf(head) > 0))
              .findFirst()
              .orElseGet(() ->
                  sequences.stream()
                      .filter(s -> !s.isEmpty())
                      .findFirst()
                      .orElseThrow()
                      .getFirst());
      merged.add(next);
      sequences.forEach(s -> s.removeIf(next::equals));
    }
    return List.copyOf(merged);
  }

  /// Whether some base of a class is not known, so that it may have any attribute.
  boolean hasUnknownBase(Frame frame, Atom type) {
    for (Atom atom : order(frame, type)) {
      if (atom instanceof Atom.Library(var name) && interpreter.library().find(name).isEmpty()) {
        return true;
      }
      if (atom instanceof ClassObject own
          && bases(frame, own).stream().anyMatch(base -> !base.isExhaustive() || base.isBottom())) {
        return true;
      }
    }
    return false;
  }

  /// The attribute of the first class in the order that has it, not yet bound.
  Value find(Frame frame, Node at, Atom type, String name) {
    return find(frame, at, order(frame, type), name);
  }

  /// The attribute of the first of some classes that has it, not yet bound.
  Value find(Frame frame, Node at, List<Atom> order, String name) {
    for (Atom atom : order) {
      Value found =
          switch (atom) {
            case ClassObject type ->
                interpreter
                    .read(frame, type.attribute(name))
                    .join(interpreter.read(frame, type.anyAttribute()));
            case Atom.Library(var library) ->
                interpreter
                    .library()
                    .member(library, name)
                    .map(entry -> Value.of(new Atom.Library(entry.name())))
                    .orElse(Value.BOTTOM);
            case Atom.Scalar _,
                Atom.Tensor _,
                Atom.Tuple _,
                Atom.Stream _,
                Atom.Namespace _,
                Atom.Bound _,
                Atom.Partial _,
                Atom.Wrapped _,
                Atom.Super _,
                dev.graphlift.analysis.values.ContainerObject _,
                dev.graphlift.analysis.values.FunctionObject _,
                dev.graphlift.analysis.values.InstanceObject _,
                dev.graphlift.analysis.values.ModuleObject _ ->
                Value.BOTTOM;
          };
      if (!found.isBottom()) {
        return found;
      }
    }
    return Value.BOTTOM;
  }
}
