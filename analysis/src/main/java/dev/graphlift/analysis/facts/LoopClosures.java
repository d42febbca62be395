package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.interp.Effect.Limit;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Parameter;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds functions that are made in a loop, read a variable of the loop and are kept beyond the
/// round: AutoGraph makes a function of the loop's body, so that each of them sees its own round.
///
/// Source:
/// <https://github.com/tensorflow/tensorflow/blob/master/tensorflow/python/autograph/g3doc/reference/limitations.md>.
final class LoopClosures {
  private static final Set<String> KEEPING = Set.of("append", "add", "insert", "appendleft");

  private final TracedCode code;

  LoopClosures(TracedCode code) {
    this.code = code;
  }

  /// The functions that a loop makes and keeps.
  List<Effect> of(Statement loop, List<Statement> body) {
    Set<String> bound = NameBindings.of(List.of(loop)).keySet();
    List<Effect> found = new ArrayList<>();
    for (Node node : Bodies.own(body)) {
      for (Node child : Nodes.children(node)) {
        if (child instanceof Expression.Lambda lambda && isKept(lambda)) {
          names(lambda.body(), lambda.parameters().all()).stream()
              .filter(bound::contains)
              .findFirst()
              .ifPresent(name -> found.add(effect(lambda, name)));
        }
      }
    }
    return found;
  }

  private Effect effect(Node at, String name) {
    return code.effect(
        Limit.LOOP_CLOSURE, at, "keeps a function that reads `%s` of a loop".formatted(name));
  }

  private static Set<String> names(Expression body, List<Parameter> parameters) {
    Set<String> names = new HashSet<>();
    Nodes.walk(
        body,
        node -> {
          if (node instanceof Expression.Name name) {
            names.add(name.name());
          }
        });
    parameters.forEach(parameter -> names.remove(parameter.name()));
    return names;
  }

  /// Whether a function is put into a container or an attribute.
  private boolean isKept(Node function) {
    Optional<Node> around = code.file().parent(function.id());
    while (around.isPresent()
        && (around.get() instanceof Expression.TupleDisplay
            || around.get() instanceof Expression.ListDisplay
            || around.get() instanceof Argument)) {
      around = code.file().parent(around.get().id());
    }
    return around.filter(LoopClosures::keeps).isPresent();
  }

  private static boolean keeps(Node node) {
    if (node instanceof Statement.Assign assign) {
      return assign.targets().stream().noneMatch(Expression.Name.class::isInstance);
    }
    return node instanceof Expression.Call call
        && call.function() instanceof Expression.Attribute method
        && KEEPING.contains(method.name().text());
  }
}
