package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.CallEdge;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.models.Trait;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ClassObject;
import dev.graphlift.analysis.values.FunctionObject;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Finds what runs while a framework sets an object up at its first use, as Keras does when a layer
/// is called for the first time: the layer's `call`, and all that it calls.
final class FirstUse {
  private final Library library;

  FirstUse(Library library) {
    this.library = library;
  }

  /// The numbers of such activations.
  BitSet activations(CallGraph graph) {
    Deque<Activation> work = new ArrayDeque<>();
    for (Activation activation : graph.activations()) {
      for (CallEdge edge : activation.edges()) {
        if (activation.usesFirst(edge)) {
          work.add(edge.callee());
        }
      }
      if (graph.into(activation).isEmpty() && wouldBeCalled(activation)) {
        work.add(activation);
      }
    }
    return reached(work, FirstUse::calls);
  }

  /// The numbers of activations below a first call that a framework makes only to learn what it
  /// needs: of objects that do not say how to build them. What is traced there reads the values
  /// that variables will start with, in place of variables.
  BitSet belowRehearsals(CallGraph graph) {
    Deque<Activation> work = new ArrayDeque<>();
    for (Activation activation : graph.activations()) {
      for (CallEdge edge : activation.edges()) {
        if (activation.usesFirst(edge) && !isBuilt(activation, edge)) {
          uses(edge.callee()).forEach(work::add);
        }
      }
      if (graph.into(activation).isEmpty() && wouldBeCalled(activation) && !hasBuild(activation)) {
        uses(activation).forEach(work::add);
      }
    }
    return reached(work, FirstUse::uses);
  }

  /// What an activation calls other than to set something up.
  private static Stream<Activation> uses(Activation activation) {
    return activation.edges().stream()
        .filter(edge -> !activation.setsUp(edge))
        .map(CallEdge::callee);
  }

  private static Stream<Activation> calls(Activation activation) {
    return activation.edges().stream().map(CallEdge::callee);
  }

  /// Whether the same site first calls what builds the receiver.
  private static boolean isBuilt(Activation caller, CallEdge use) {
    Set<Atom> receivers = receivers(use.callee());
    return caller.edges().stream()
        .filter(edge -> edge.site().equals(use.site()) && caller.setsUp(edge))
        .anyMatch(edge -> !Collections.disjoint(receivers(edge.callee()), receivers));
  }

  private static Set<Atom> receivers(Activation method) {
    return Set.copyOf(method.parameter("self").peek().atoms());
  }

  private boolean hasBuild(Activation method) {
    return method.subject() instanceof Activation.Subject.Call(var function)
        && function.findAttribute("=class").stream()
            .flatMap(cell -> cell.peek().stream())
            .filter(ClassObject.class::isInstance)
            .anyMatch(type -> ((ClassObject) type).findAttribute("build").isPresent());
  }

  private static BitSet reached(
      Deque<Activation> work, Function<Activation, Stream<Activation>> next) {
    BitSet found = new BitSet();
    while (!work.isEmpty()) {
      Activation activation = work.removeFirst();
      if (!found.get(activation.number())) {
        found.set(activation.number());
        next.apply(activation).forEach(work::add);
      }
    }
    return found;
  }

  /// Whether nothing calls the method in the project, and the framework would at first use.
  private boolean wouldBeCalled(Activation activation) {
    return wouldBeCalled(activation, Trait.Often.ALWAYS);
  }

  /// Whether the framework would call the method to set an object up.
  boolean wouldSetUp(Activation activation) {
    return wouldBeCalled(activation, Trait.Often.ONCE);
  }

  private boolean wouldBeCalled(Activation activation, Trait.Often often) {
    return activation.subject() instanceof Activation.Subject.Call(var function)
        && function.findAttribute("=class").stream()
            .flatMap(cell -> cell.peek().stream())
            .anyMatch(type -> isCalledBack(type, function, often, new HashSet<>()));
  }

  private boolean isCalledBack(
      Atom type, FunctionObject function, Trait.Often often, Set<Atom> seen) {
    if (!seen.add(type)) {
      return false;
    }
    if (type instanceof ClassObject own) {
      return own.bases().peek().stream()
          .filter(Atom.Tuple.class::isInstance)
          .flatMap(bases -> ((Atom.Tuple) bases).items().stream())
          .flatMap(base -> base.stream())
          .anyMatch(base -> isCalledBack(base, function, often, seen));
    }
    return type instanceof Atom.Library(var name)
        && library
            .member(name, "__call__")
            .filter(call ->
                setsUpAndCalls(call.behaviour().traits(), "self." + function.code().name(), often))
            .isPresent();
  }

  private static boolean setsUpAndCalls(Set<Trait> traits, String callee, Trait.Often when) {
    boolean setsUp = false;
    boolean calls = false;
    for (Trait trait : traits) {
      if (trait instanceof Trait.CallsBack(var called, var _, var often)) {
        setsUp |= often == Trait.Often.ONCE;
        calls |= often == when && called.equals(callee);
      }
    }
    return setsUp && calls;
  }
}
