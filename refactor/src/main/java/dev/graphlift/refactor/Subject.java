package dev.graphlift.refactor;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.names.HybridForm;
import dev.graphlift.analysis.names.Hybridization;
import dev.graphlift.source.Edit;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One function to change, with the tools to change its text.
record Subject(FunctionFacts facts, DecoratorEdits edits, Spelling.Choice spellings) {
  Statement.FunctionDef def() {
    return facts.unit().def();
  }

  String name() {
    return facts.name();
  }

  /// The decorators of its own that make it a graph function.
  List<Expression> graphDecorators() {
    List<Expression> found = new ArrayList<>();
    for (Hybridization way : facts.hybridness().ways()) {
      Node node = facts.node(way.nodeId());
      if (way.isCertain()
          && way.form() == HybridForm.DECORATOR
          && way.file().equals(facts.unit().file())
          && node instanceof Expression decorator) {
        found.add(decorator);
      }
    }
    return found;
  }

  /// The one decorator to change, where only one makes it a graph function.
  Optional<Expression> onlyGraphDecorator() {
    List<Expression> all = graphDecorators();
    return all.size() == 1 && facts.hybridness().ways().size() == 1
        ? Optional.of(all.getFirst())
        : Optional.empty();
  }

  /// Whether one of the decorators sets a parameter of the framework's decorator.
  boolean sets(String parameter) {
    return facts.hybridness().ways().stream().anyMatch(way -> way.parameters().contains(parameter));
  }

  /// How a decorator spells the framework's names, or how the file does.
  Optional<Spelling> spelling(Expression decorator, Set<String> names) {
    Expression callee = decorator instanceof Expression.Call call ? call.function() : decorator;
    if (callee instanceof Expression.Attribute attribute
        && attribute.value() instanceof Expression.Name base
        && spellings.isFramework(base)) {
      return Optional.of(Spelling.behind(base.name()));
    }
    return spellings.above(def(), names);
  }

  /// The edits that remove all its graph decorators; empty where one cannot be removed.
  Optional<List<Edit>> removingDecorators() {
    return all(graphDecorators().stream().map(edits::removing).toList());
  }

  /// The edits that make it eager again, in whatever way it is a graph function; empty where one of
  /// them cannot be undone in its file.
  Optional<List<Edit>> removingConversions() {
    return all(facts.hybridness().ways().stream().map(this::removing).toList());
  }

  private Optional<List<Edit>> removing(Hybridization way) {
    boolean isHere = way.isCertain() && way.file().equals(facts.unit().file());
    if (!isHere || !(facts.node(way.nodeId()) instanceof Expression node)) {
      return Optional.empty();
    }
    return switch (way.form()) {
      case DECORATOR -> edits.removing(node);
      case CALL ->
          wrapped(node).flatMap(function -> edits.unwrapping((Expression.Call) node, function));
      case PARTIAL, WRAPPER -> Optional.empty();
    };
  }

  /// The function that a call makes a graph function of, where it is the first argument.
  private static Optional<Expression> wrapped(Expression node) {
    return node instanceof Expression.Call call
        ? call.arguments().stream()
            .findFirst()
            .filter(first -> first.kind() == Argument.Kind.POSITIONAL)
            .map(Argument::value)
        : Optional.empty();
  }

  private static Optional<List<Edit>> all(List<Optional<List<Edit>>> parts) {
    boolean isWhole = !parts.isEmpty() && parts.stream().allMatch(Optional::isPresent);
    return isWhole
        ? Optional.of(parts.stream().flatMap(Optional::stream).flatMap(List::stream).toList())
        : Optional.empty();
  }
}
