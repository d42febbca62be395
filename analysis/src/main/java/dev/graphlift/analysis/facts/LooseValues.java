package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.interp.Effect.Limit;
import dev.graphlift.analysis.models.ApiEntry;
import dev.graphlift.analysis.models.Kind;
import dev.graphlift.analysis.models.Trait;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.InstanceObject;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.ComparisonOperator;
import dev.graphlift.syntax.Comprehension;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;
import dev.graphlift.syntax.UnaryOperator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds tensors that are used as truth values or compared as objects where tracing leaves them to
/// Python, and lists that are filled.
final class LooseValues {
  private static final Set<String> COMPARING = Set.of("max", "min", "sorted");
  private static final Set<String> ASKING = Set.of("all", "any");
  private static final Set<String> GROWING = Set.of("append", "insert", "extend", "add");

  private final TracedCode code;
  private final TensorKeys keys;

  LooseValues(TracedCode code) {
    this.code = code;
    this.keys = new TensorKeys(code);
  }

  /// The truth values in a statement, without those in the statements inside it.
  List<Effect> of(Statement statement) {
    List<Effect> found = new ArrayList<>();
    if (statement instanceof Statement.Assert check && code.isTensor(check.test())) {
      found.add(truth(check.test(), "asserts a tensor"));
    }
    if (!(statement instanceof Statement.Definition)) {
      Nodes.forEachChild(statement, child -> visit(child, found));
    }
    return found;
  }

  private void visit(Node node, List<Effect> found) {
    if (node instanceof Statement || node instanceof Expression.Lambda) {
      return;
    }
    keys.at(node).ifPresent(found::add);
    switch (node) {
      case Comprehension clause -> clause(clause, found);
      case Expression.BooleanOperation operation ->
          operation.operands().forEach(operand -> number(operand, found));
      case Expression.UnaryOperation operation -> {
        if (operation.operator() == UnaryOperator.NOT) {
          number(operation.operand(), found);
        }
      }
      case Expression.Comparison comparison -> comparison(comparison, found);
      case Expression.Conditional choice -> choice(choice, found);
      case Expression.Call call -> call(call, found);
      default -> {}
    }
    Nodes.forEachChild(node, child -> visit(child, found));
  }

  private void clause(Comprehension clause, List<Effect> found) {
    for (Expression test : clause.conditions()) {
      if (code.isTensor(test)) {
        found.add(truth(test, "asks for a tensor in a comprehension"));
      }
    }
    if (isRangeOfTensor(clause.iterable())) {
      found.add(truth(clause.iterable(), "counts to a tensor in a comprehension"));
    }
  }

  private void comparison(Expression.Comparison comparison, List<Effect> found) {
    if (comparesIdentity(comparison)) {
      found.add(
          code.effect(Limit.IDENTITY, comparison, "asks whether two tensors are the same object"));
    } else if (looksUpTensor(comparison)) {
      found.add(truth(comparison, "looks for a tensor by `in`"));
    }
  }

  private void choice(Expression.Conditional choice, List<Effect> found) {
    number(choice.test(), found);
    if (code.isTensor(choice.test())) {
      found.add(code.effect(Limit.RECURSION, choice, "calls itself until a tensor says so"));
      TracedTypes.mismatch(code.value(choice.body()), code.value(choice.orElse()))
          .map(
              how -> code.effect(Limit.BRANCH, choice, "gives %s, as a tensor says".formatted(how)))
          .ifPresent(found::add);
    }
  }

  private void call(Expression.Call call, List<Effect> found) {
    if (!(call.function() instanceof Expression.Name(var _, var _, var name))) {
      return;
    }
    if (asksForTruth(name, call)) {
      found.add(truth(call, "calls `%s` with tensors".formatted(name)));
    } else if (name.equals("next")
        && !call.arguments().isEmpty()
        && code.isOutsideIterator(call.arguments().getFirst().value())) {
      found.add(code.effect(Limit.ITERATOR, call, "takes the next element of an iterator"));
    }
  }

  private Effect truth(Node at, String description) {
    return code.effect(Limit.TRUTH, at, description);
  }

  private boolean isRangeOfTensor(Expression iterable) {
    return iterable instanceof Expression.Call call
        && call.function() instanceof Expression.Name(var _, var _, var name)
        && name.equals("range")
        && call.arguments().stream().map(Argument::value).anyMatch(code::isTensor);
  }

  /// Notes a tensor of numbers that decides, which a graph leaves to tensors of truth values.
  void number(Expression test, List<Effect> found) {
    if (code.isStaged(test)) {
      found.add(truth(test, "asks for the truth of a number that a tensor decides"));
      return;
    }
    Set<String> types = new LinkedHashSet<>();
    code.value(test).stream()
        .filter(TracedCode::isTensor)
        .forEach(atom -> types.add(((Atom.Tensor) atom).type().dtype().orElse("bool")));
    boolean isKnown = code.value(test).gap().isEmpty();
    if (isKnown && !types.isEmpty() && !types.contains("bool")) {
      found.add(truth(test, "asks for the truth of %s".formatted(String.join(" or ", types))));
    }
  }

  /// Whether two tensors are compared by `is`.
  private boolean comparesIdentity(Expression.Comparison comparison) {
    return switch (comparison.operators().getFirst()) {
      case IS, IS_NOT ->
          code.mayBeTensor(comparison.left())
              && code.mayBeTensor(comparison.comparators().getFirst());
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN, NOT_IN -> false;
    };
  }

  private boolean looksUpTensor(Expression.Comparison comparison) {
    ComparisonOperator operator = comparison.operators().getFirst();
    boolean looksUp = operator == ComparisonOperator.IN || operator == ComparisonOperator.NOT_IN;
    return looksUp
        && code.isTensor(comparison.left())
        && code.value(comparison.comparators().getFirst()).stream()
            .allMatch(atom -> atom instanceof ContainerObject || atom instanceof Atom.Tuple);
  }

  private boolean asksForTruth(String name, Expression.Call call) {
    if (!COMPARING.contains(name) && !ASKING.contains(name)) {
      return false;
    }
    List<Value> arguments =
        call.arguments().stream()
            .filter(argument -> argument.kind() == Argument.Kind.POSITIONAL)
            .map(Argument::value)
            .map(code::value)
            .toList();
    return arguments.size() == 1
        ? arguments.getFirst().stream().anyMatch(LooseValues::holdsTensors)
        : COMPARING.contains(name) && arguments.stream().anyMatch(TracedCode::isTensor);
  }

  private static boolean holdsTensors(Atom atom) {
    if (atom instanceof Atom.Tuple(var items)) {
      return !items.isEmpty() && items.stream().allMatch(TracedCode::isTensor);
    }
    if (atom instanceof Atom.Stream(var _, var element, var _)) {
      return TracedCode.isTensor(element);
    }
    return atom instanceof ContainerObject container
        && TracedCode.isTensor(container.peekElements());
  }

  /// Whether a statement is an operation that does nothing but give a result.
  boolean isDropped(Statement.ExpressionStatement statement) {
    return statement.value() instanceof Expression.Call call
        && !code.value(call.function()).atoms().isEmpty()
        && code.value(call.function()).stream()
            .allMatch(callee -> onlyGives(callee, code.value(call)));
  }

  private boolean onlyGives(Atom callee, Value given) {
    Atom function = callee instanceof Atom.Bound(var _, var bound) ? bound : callee;
    if (!(function instanceof Atom.Library(var name)) || !code.library().computesInGraphs(name)) {
      return false;
    }
    Optional<ApiEntry> entry = code.library().find(name).filter(e -> e.kind() != Kind.CLASS);
    return entry.isPresent()
        && (entry.get().behaviour().traits().isEmpty()
            ? TracedCode.isTensor(given)
            : givesAnother(callee, entry.get(), given));
  }

  /// Whether a method gives its receiver in a new state, as those of a `TensorArray` do.
  private static boolean givesAnother(Atom callee, ApiEntry entry, Value given) {
    return callee instanceof Atom.Bound(var receiver, var _)
        && receiver instanceof InstanceObject before
        && entry.behaviour().traits().stream().allMatch(Trait.Assigns.class::isInstance)
        && !given.atoms().isEmpty()
        && given.stream()
            .allMatch(
                atom -> atom instanceof InstanceObject after && after.type().equals(before.type()));
  }

  /// Whether a call adds a tensor to a list that was there before a block.
  boolean growsOutside(Statement.ExpressionStatement statement, Statement block) {
    return statement.value() instanceof Expression.Call call
        && call.function() instanceof Expression.Attribute(var _, var _, var list, var method)
        && GROWING.contains(method.text())
        && call.arguments().stream()
            .map(Argument::value)
            .map(code::value)
            .anyMatch(TracedCode::isTensor)
        && list instanceof Expression.Name name
        && code.value(call.function()).stream()
            .anyMatch(atom ->
                atom instanceof Atom.Bound(var receiver, var _)
                    && receiver instanceof ContainerObject)
        && !isBoundInside(block, name.name());
  }

  private static boolean isBoundInside(Statement block, String name) {
    return NameBindings.of(List.of(block)).containsKey(name);
  }
}
