package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.facts.BodyFacts.StaleRead;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.names.Access;
import dev.graphlift.analysis.names.Binding;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.names.Scope;
import dev.graphlift.source.Place;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds lists of variables that a body reads before it calls the object that owns them, and hands
/// to an optimizer or a tape: at the first trace the call makes the variables, and the list is
/// still empty.
final class StaleReads {
  private static final Set<String> LISTS = Set.of("trainable_variables", "trainable_weights");
  private static final Set<String> SINKS = Set.of("apply_gradients", "minimize", "gradient");

  private final Invocations invocations;

  StaleReads(Invocations invocations) {
    this.invocations = invocations;
  }

  List<StaleRead> read(FileIndex file, FunctionUnit unit, List<Activation> contexts) {
    List<Node> body = Bodies.own(unit.def().body());
    List<StaleRead> found = new ArrayList<>();
    for (Node node : body) {
      if (node instanceof Expression.Attribute read
          && LISTS.contains(read.name().text())
          && isFromOutside(file, unit, read.value())
          && reachesSink(body, read)) {
        stale(file, body, read, contexts).ifPresent(found::add);
      }
    }
    return found;
  }

  /// Whether an object comes from outside of the body: a parameter, a captured variable, a global.
  private static boolean isFromOutside(FileIndex file, FunctionUnit unit, Expression object) {
    Optional<List<String>> path = Bodies.path(object);
    Scope scope = file.scope(unit.def());
    return path.isPresent()
        && switch (scope.access(path.get().getFirst())) {
          case Access.Global _, Access.Cell _, Access.ClassThenGlobal _ -> true;
          case Access.Local _ ->
              scope.bindings(path.get().getFirst()).stream()
                  .allMatch(Binding.Given.class::isInstance);
        };
  }

  /// Whether what is read comes to an argument of an optimizer or a tape inside the body.
  private static boolean reachesSink(List<Node> body, Expression.Attribute read) {
    Set<String> names = new HashSet<>();
    for (Node node : body) {
      if (node instanceof dev.graphlift.syntax.Statement.Assign assign
          && contains(assign.value(), read)) {
        names.addAll(ParameterLoops.names(assign.targets()));
      }
    }
    Set<String> derived = ParameterLoops.derived(body, names);
    return body.stream()
        .anyMatch(node ->
            node instanceof Expression.Call call
                && call.function() instanceof Expression.Attribute callee
                && SINKS.contains(callee.name().text())
                && call.arguments().stream()
                    .anyMatch(
                        a -> contains(a.value(), read) || Bodies.mentions(a.value(), derived)));
  }

  private static boolean contains(Node outer, Node inner) {
    return outer.range().start() <= inner.range().start()
        && inner.range().end() <= outer.range().end();
  }

  private Optional<StaleRead> stale(
      FileIndex file, List<Node> body, Expression.Attribute read, List<Activation> contexts) {
    int end = read.range().end();
    List<Expression.Call> calls =
        body.stream()
            .filter(Expression.Call.class::isInstance)
            .map(Expression.Call.class::cast)
            .sorted(Comparator.comparingInt(call -> call.range().end()))
            .toList();
    Optional<StaleRead.Form> form = Optional.empty();
    for (Expression.Call call : calls) {
      Optional<StaleRead.Form> invoked = invocations.form(call, read.value(), contexts);
      if (invoked.isPresent() && call.range().end() < end) {
        return Optional.empty();
      }
      // A call around the read is made after it, but of something else.
      form = form.isPresent() ? form : invoked.filter(_ -> !contains(call, read));
    }
    Place place = file.parsed().source().place(read.range());
    String object = file.parsed().source().slice(read.value().range());
    String message = "reads the variables of `%s` before it is called".formatted(object);
    StaleRead.Owner owner = invocations.owner(read.value(), contexts);
    return form.map(f -> new StaleRead(Evidence.at(place, message), f, owner));
  }
}
