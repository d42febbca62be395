package dev.graphlift.analysis.interp;

import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.Scope;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The attributes that the code of a project gives objects anywhere: by assignments, and by the
/// bodies of classes. One of another name was set by a library, or is not there.
final class AttributeNames {
  private final Set<String> names = new HashSet<>();

  AttributeNames(Collection<FileIndex> files) {
    for (FileIndex file : files) {
      file.scopes().stream()
          .filter(scope -> scope.kind() == Scope.Kind.CLASS)
          .forEach(scope -> names.addAll(scope.bound()));
      Nodes.walk(file.parsed().tree(), this::add);
    }
  }

  private void add(Node node) {
    if (node instanceof Statement.Assign assign) {
      addAll(assign.targets());
    } else if (node instanceof Statement.AnnotatedAssign assign) {
      addTarget(assign.target());
    } else if (node instanceof Statement.For loop) {
      addTarget(loop.target());
    } else if (node instanceof Statement.With with) {
      with.items().forEach(item -> item.target().ifPresent(this::addTarget));
    }
  }

  private void addAll(List<Expression> targets) {
    targets.forEach(this::addTarget);
  }

  private void addTarget(Expression target) {
    if (target instanceof Expression.Attribute attribute) {
      names.add(attribute.name().text());
    } else if (target instanceof Expression.TupleDisplay tuple) {
      addAll(tuple.elements());
    } else if (target instanceof Expression.ListDisplay list) {
      addAll(list.elements());
    } else if (target instanceof Expression.Starred starred) {
      addTarget(starred.value());
    }
  }

  boolean has(String name) {
    return names.contains(name);
  }
}
