package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.facts.BodyFacts.StaleRead;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.CallEdge;
import dev.graphlift.analysis.names.Access;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.Scope;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.Code;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tells which objects a call invokes: by calling them, by the methods that run models and layers,
/// or through the functions it calls.
final class Invocations {
  private static final String FUNCTIONAL = "tensorflow.keras.Model";
  private static final Set<String> RUNNING =
      Set.of(
          "call",
          "__call__",
          "build",
          "fit",
          "predict",
          "evaluate",
          "train_on_batch",
          "test_on_batch",
          "predict_on_batch",
          "fit_generator",
          "evaluate_generator",
          "predict_generator");

  private final CallGraph graph;
  private final Closures closures;
  private final Prepared prepared;
  private final Map<Integer, Set<InstanceObject>> invoked = new HashMap<>();

  Invocations(CallGraph graph, Closures closures, Prepared prepared) {
    this.graph = graph;
    this.closures = closures;
    this.prepared = prepared;
  }

  /// How a call invokes an object; empty if it does not.
  Optional<StaleRead.Form> form(
      Expression.Call call, Expression object, List<Activation> contexts) {
    Optional<Expression> direct = object(call.function());
    if (direct.isPresent() && Bodies.path(direct.get()).equals(Bodies.path(object))) {
      boolean named = object instanceof Expression.Name;
      return Optional.of(named ? StaleRead.Form.NAME : StaleRead.Form.ATTRIBUTE);
    }
    return contexts.stream().anyMatch(context -> reaches(context, call, object))
        ? Optional.of(StaleRead.Form.NAME)
        : Optional.empty();
  }

  /// Whether an object certainly has its variables: a model made of inputs and outputs has, and
  /// what the program builds or calls before.
  StaleRead.Owner owner(Expression object, List<Activation> contexts) {
    Set<InstanceObject> all = new HashSet<>();
    contexts.forEach(context -> all.addAll(objects(context, object)));
    boolean built =
        !all.isEmpty()
            && all.stream()
                .allMatch(one ->
                    isOfInputs(one)
                        || prepared.isAskedFor(one)
                        || prepared.isPreceded(contexts, (root, call) -> invokes(root, call, one)));
    return built ? StaleRead.Owner.BUILT : StaleRead.Owner.OPEN;
  }

  private static boolean invokes(Activation root, Expression.Call call, InstanceObject object) {
    return object(call.function())
        .map(callee -> objects(root, callee))
        .filter(objects -> objects.size() == 1 && objects.contains(object))
        .isPresent();
  }

  private static boolean isOfInputs(InstanceObject instance) {
    return instance.type() instanceof Atom.Library(var name) && name.equals(FUNCTIONAL);
  }

  private boolean reaches(Activation context, Expression.Call call, Expression object) {
    Set<InstanceObject> wanted = objects(context, object);
    if (wanted.isEmpty()) {
      return false;
    }
    for (CallEdge edge : context.edges()) {
      if (edge.site().node() == call.id()
          && closures.members(edge.callee()).stream()
              .mapToObj(graph::activation)
              .flatMap(Optional::stream)
              .anyMatch(member -> !Collections.disjoint(invokedBy(member), wanted))) {
        return true;
      }
    }
    return false;
  }

  /// The object that a callee expression stands for, or whose running method it is.
  private static Optional<Expression> object(Expression callee) {
    if (callee instanceof Expression.Attribute attribute
        && RUNNING.contains(attribute.name().text())) {
      return Optional.of(attribute.value());
    }
    return Bodies.path(callee).map(_ -> callee);
  }

  private Set<InstanceObject> invokedBy(Activation activation) {
    return invoked.computeIfAbsent(activation.number(), _ -> findInvokedBy(activation));
  }

  private static Set<InstanceObject> findInvokedBy(Activation activation) {
    Set<InstanceObject> found = new HashSet<>();
    if (activation.subject() instanceof Activation.Subject.Call(FunctionObject function)
        && function.code() instanceof Code.Def(FileIndex _, Statement.FunctionDef def)) {
      for (Node node : Bodies.own(def.body())) {
        if (node instanceof Expression.Call call) {
          object(call.function()).ifPresent(e -> found.addAll(objects(activation, e)));
        }
      }
    }
    return found;
  }

  /// The instances that a dotted name stands for in an activation, as far as variables that outlive
  /// statements show.
  private static Set<InstanceObject> objects(Activation activation, Expression dotted) {
    Set<InstanceObject> found = Collections.newSetFromMap(new IdentityHashMap<>());
    value(activation, dotted).stream()
        .filter(InstanceObject.class::isInstance)
        .map(InstanceObject.class::cast)
        .forEach(found::add);
    return found;
  }

  private static Value value(Activation activation, Expression dotted) {
    if (dotted instanceof Expression.Attribute attribute) {
      Value all = Value.BOTTOM;
      for (Atom atom : value(activation, attribute.value()).atoms()) {
        if (atom instanceof InstanceObject instance) {
          all =
              all.join(
                  instance
                      .findAttribute(attribute.name().text())
                      .map(Cell::peek)
                      .orElse(Value.BOTTOM));
        }
      }
      return all;
    }
    if (!(dotted instanceof Expression.Name name)) {
      return Value.BOTTOM;
    }
    return switch (activation.subject()) {
      case Activation.Subject.Call(var function) -> value(activation, function.code(), name.name());
      case Activation.Subject.ModuleBody(var module) ->
          module.findAttribute(name.name()).map(Cell::peek).orElse(Value.BOTTOM);
    };
  }

  private static Value value(Activation activation, Code code, String name) {
    if (code.parameters().stream().anyMatch(parameter -> parameter.name().equals(name))) {
      return activation.parameter(name).peek();
    }
    Scope scope = code.file().scope(code.node());
    return switch (scope.access(name)) {
      case Access.Local _ -> Value.BOTTOM;
      case Access.Cell(Scope owner) ->
          activation
              .environment()
              .holding(owner.owner().id())
              .map(environment -> environment.cell(name).peek())
              .orElse(Value.BOTTOM);
      case Access.Global _, Access.ClassThenGlobal _ ->
          activation
              .environment()
              .module()
              .findAttribute(name)
              .map(Cell::peek)
              .orElse(Value.BOTTOM);
    };
  }
}
