package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.CallEdge;
import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.interp.Effect.Creation;
import dev.graphlift.analysis.interp.Effect.Target.Variables;
import dev.graphlift.analysis.values.HeapObject;
import dev.graphlift.syntax.Comprehension;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/// Tells which objects of a framework certainly have their variables when a function first runs.
final class Prepared {
  private final CallGraph graph;
  private final Closures closures;
  private final Places places;
  private final Set<HeapObject> ahead;

  Prepared(CallGraph graph, Closures closures, Places places) {
    this.graph = graph;
    this.closures = closures;
    this.places = places;
    this.ahead = setUpAhead(graph);
  }

  /// The objects that the program sets up somewhere without using them.
  static Set<HeapObject> setUpAhead(CallGraph graph) {
    Set<HeapObject> found = new HashSet<>();
    for (Activation activation : graph.activations()) {
      for (Effect effect : activation.effects()) {
        if (effect.target() instanceof Variables(var owner, var creation)
            && creation == Creation.AHEAD) {
          owner.ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /// Whether the program asks for the object's variables somewhere, without using the object.
  boolean isAskedFor(HeapObject object) {
    return ahead.contains(object);
  }

  /// Whether, on every way to some activations, the text of a module has a call of some kind before
  /// it, outside of all that may be left out.
  ///
  /// @param isMeant whether a call in the body of a module is of that kind
  boolean isPreceded(List<Activation> contexts, BiPredicate<Activation, Expression.Call> isMeant) {
    List<Activation> roots =
        graph.activations().stream()
            .filter(root -> graph.into(root).isEmpty())
            .filter(root -> contexts.stream().anyMatch(context -> reaches(root, context)))
            .toList();
    return !roots.isEmpty() && roots.stream().allMatch(root -> isPreceded(root, contexts, isMeant));
  }

  private boolean reaches(Activation above, Activation context) {
    return closures.members(above).get(context.number());
  }

  private boolean isPreceded(
      Activation root,
      List<Activation> contexts,
      BiPredicate<Activation, Expression.Call> isMeant) {
    if (!(root.subject() instanceof Activation.Subject.ModuleBody(var module))) {
      return false;
    }
    int first = Integer.MAX_VALUE;
    for (CallEdge edge : root.edges()) {
      if (contexts.stream().anyMatch(context -> reaches(edge.callee(), context))) {
        first = Math.min(first, places.of(edge.site()).range().start());
      }
    }
    for (Expression.Call call : certain(module.file().parsed().tree().body())) {
      if (call.range().end() <= first && isMeant.test(root, call)) {
        return true;
      }
    }
    return false;
  }

  /// The calls that statements certainly make when they run to their end.
  private static List<Expression.Call> certain(List<Statement> body) {
    List<Expression.Call> calls = new ArrayList<>();
    for (Statement statement : body) {
      if (statement instanceof Statement.With with) {
        calls.addAll(certain(with.body()));
      } else if (statement instanceof Statement.ExpressionStatement
          || statement instanceof Statement.Assign) {
        collect(statement, calls);
      }
    }
    return calls;
  }

  private static void collect(Node node, List<Expression.Call> calls) {
    boolean isUncertain =
        node instanceof Expression.Lambda
            || node instanceof Comprehension
            || node instanceof Expression.Conditional
            || node instanceof Expression.BooleanOperation;
    if (isUncertain || Nodes.children(node).stream().anyMatch(Comprehension.class::isInstance)) {
      return;
    }
    if (node instanceof Expression.Call call) {
      calls.add(call);
    }
    Nodes.forEachChild(node, child -> collect(child, calls));
  }
}
