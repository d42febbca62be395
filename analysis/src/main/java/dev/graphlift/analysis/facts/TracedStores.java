package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.CallEdge;
import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.interp.Effect.Limit;
import dev.graphlift.analysis.values.Cell;
import dev.graphlift.analysis.values.HeapObject;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Literal;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds stores into what Python keeps, in parts of the code that are traced on their own: new keys
/// of dictionaries, and attributes that a function sets which is called there.
///
/// Source:
/// <https://github.com/tensorflow/tensorflow/blob/master/tensorflow/python/autograph/g3doc/reference/limitations.md>.
final class TracedStores {
  private final TracedCode code;

  TracedStores(TracedCode code) {
    this.code = code;
  }

  /// One key of a dictionary that a variable holds.
  private record Key(String variable, String key, Statement statement) {}

  /// Keys that one side of a branch adds and the other does not.
  List<Effect> keys(Statement.If branch) {
    List<Key> then = keys(branch.body());
    List<Key> otherwise = keys(branch.orElse());
    Set<String> onBoth = names(then);
    onBoth.retainAll(names(otherwise));
    List<Effect> found = new ArrayList<>();
    List.of(then, otherwise).stream()
        .flatMap(List::stream)
        .filter(key -> !onBoth.contains(name(key)) && !isThereBefore(key, branch))
        .map(key ->
            code.effect(Limit.GROWTH, key.statement(), "adds a key only where a tensor says so"))
        .forEach(found::add);
    return found;
  }

  private static Set<String> names(List<Key> keys) {
    return keys.stream().map(TracedStores::name).collect(Collectors.toSet());
  }

  private static String name(Key key) {
    return "%s[%s]".formatted(key.variable(), key.key());
  }

  private static List<Key> keys(List<Statement> body) {
    List<Key> keys = new ArrayList<>();
    for (Node node : Bodies.own(body)) {
      if (node instanceof Statement.Assign assign) {
        assign.targets().forEach(target -> key(target, assign).ifPresent(keys::add));
      }
    }
    return keys;
  }

  private static Optional<Key> key(Expression target, Statement statement) {
    return target instanceof Expression.Subscript(var _, var _, var object, var index)
            && object instanceof Expression.Name(var _, var _, var variable)
            && index
                instanceof Expression.Constant(var _, var _, Literal.StringLiteral(var constant))
        ? Optional.of(new Key(variable, constant, statement))
        : Optional.empty();
  }

  /// Whether code before a branch stores under a key, or makes a dictionary that has it.
  private boolean isThereBefore(Key key, Statement.If branch) {
    int start = branch.range().start();
    boolean isGiven =
        code.def().parameters().all().stream()
            .anyMatch(parameter -> parameter.name().equals(key.variable()));
    return isGiven
        || Bodies.own(code.def().body()).stream()
            .anyMatch(node -> node.range().start() < start && mentions(node, key));
  }

  private static boolean mentions(Node node, Key key) {
    if (node instanceof Expression.DictDisplay display) {
      return display.entries().stream()
          .flatMap(entry -> entry.key().stream())
          .anyMatch(each -> isConstant(each, key.key()));
    }
    // What another expression makes may have any key.
    return (node instanceof Expression.Subscript(var _, var _, var object, var index)
            && object instanceof Expression.Name(var _, var _, var variable)
            && variable.equals(key.variable())
            && isConstant(index, key.key()))
        || (node instanceof Statement.Assign assign
            && assign.targets().stream()
                .anyMatch(target ->
                    target instanceof Expression.Name name && name.name().equals(key.variable()))
            && !(assign.value() instanceof Expression.DictDisplay));
  }

  private static boolean isConstant(Expression expression, String constant) {
    return expression instanceof Expression.Constant(var _, var _, Literal.StringLiteral(var text))
        && text.equals(constant);
  }

  /// Calls in a block of functions that give attributes tensors, of objects that the code has made.
  List<Effect> calls(List<Statement> block) {
    Map<Integer, Node> nodes = new HashMap<>();
    block.forEach(statement -> Nodes.walk(statement, node -> nodes.put(node.id(), node)));
    List<Effect> found = new ArrayList<>();
    for (CallEdge edge : code.activation().edges()) {
      Node call = nodes.get(edge.site().node());
      if (call != null && edge.site().file().equals(code.file().path()) && stores(edge.callee())) {
        found.add(code.effect(Limit.GROWTH, call, "sets an attribute in a part of its own"));
      }
    }
    return found;
  }

  /// Whether a call gives attributes tensors, of objects that this code has made.
  private boolean stores(Activation callee) {
    Set<Integer> members = new HashSet<>();
    Deque<Activation> work = new ArrayDeque<>(List.of(callee));
    List<Effect.Target.Attribute> stores = new ArrayList<>();
    while (!work.isEmpty()) {
      Activation at = work.removeFirst();
      if (members.add(at.number())) {
        for (Effect effect : at.effects()) {
          if (effect.target() instanceof Effect.Target.Attribute attribute) {
            stores.add(attribute);
          }
        }
        at.edges().stream()
            .filter(edge -> !at.setsUp(edge))
            .map(CallEdge::callee)
            .forEach(work::add);
      }
    }
    return stores.stream()
        .filter(store -> store.object().allocation().activation() == code.activation().number())
        .anyMatch(store -> holdsTensor(store.object(), store.name()));
  }

  private static boolean holdsTensor(HeapObject object, String name) {
    return object
        .findAttribute(name)
        .map(Cell::peek)
        .filter(value -> value.stream().anyMatch(TracedCode::isTensor))
        .isPresent();
  }
}
