package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.Effect;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.Access;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.values.Atom;
import dev.graphlift.analysis.values.ContainerObject;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Parameter;
import dev.graphlift.syntax.Statement;
import java.util.HashSet;
import java.util.Set;

/// The code of a function as one activation ran it, with the values that its control flow depends
/// on.
///
/// @param staged names of variables that hold numbers of Python in eager execution and are tensors
///   where the walk through the code is, as a part of the graph gives them their values
record TracedCode(
    Activation activation,
    FileIndex file,
    Statement.FunctionDef def,
    Seen seen,
    Library library,
    Set<String> staged) {
  TracedCode(
      Activation activation,
      FileIndex file,
      Statement.FunctionDef def,
      Seen seen,
      Library library) {
    this(activation, file, def, seen, library, new HashSet<>());
  }

  /// Who runs a loop.
  enum Runner {
    /// The graph: the body is traced once.
    GRAPH,
    /// Python, while it traces: the body is traced in each round.
    PYTHON,
    UNKNOWN
  }

  Value value(Expression expression) {
    return seen.value(activation, expression);
  }

  /// Whether an expression can only be a tensor, whose value tracing does not know.
  boolean isTensor(Expression expression) {
    return isStaged(expression) || isTensor(value(expression));
  }

  /// Whether an expression may be a tensor, whose value tracing does not know.
  boolean mayBeTensor(Expression expression) {
    return isStaged(expression) || value(expression).stream().anyMatch(TracedCode::isTensor);
  }

  /// Whether an expression is a number of Python that a part of the graph gives its value.
  boolean isStaged(Expression expression) {
    return expression instanceof Expression.Name name && staged.contains(name.name());
  }

  static boolean isTensor(Value value) {
    return !value.atoms().isEmpty()
        && value.gap().isEmpty()
        && value.stream().allMatch(TracedCode::isTensor);
  }

  static boolean isTensor(Atom atom) {
    return atom instanceof Atom.Tensor(var type, var _)
        && type.origin() == TensorType.Origin.FRAMEWORK
        && type.role() != TensorType.Role.SYMBOLIC;
  }

  Runner runner(Statement.While loop) {
    Value test = value(loop.test());
    return isTensor(test)
        ? Runner.GRAPH
        : test.atoms().isEmpty()
                || test.gap().isPresent()
                || test.stream().anyMatch(TracedCode::isTensor)
            ? Runner.UNKNOWN
            : Runner.PYTHON;
  }

  Runner runner(Statement.For loop) {
    if (loop.iterable() instanceof Expression.Call call
        && call.function() instanceof Expression.Name(var _, var _, var name)
        && call.arguments().stream().map(Argument::value).anyMatch(a -> mayBeTensor(value(a)))) {
      boolean isGraph =
          name.equals("range")
              && call.arguments().stream().map(Argument::value).anyMatch(this::isTensor);
      return isGraph ? Runner.GRAPH : Runner.UNKNOWN;
    }
    Value iterable = value(loop.iterable());
    if (iterable.atoms().isEmpty() || iterable.gap().isPresent()) {
      return Runner.UNKNOWN;
    }
    if (iterable.stream().allMatch(atom -> isTensor(atom) || isDataset(atom))) {
      return Runner.GRAPH;
    }
    return iterable.stream().allMatch(TracedCode::isIteratedByPython)
        ? Runner.PYTHON
        : Runner.UNKNOWN;
  }

  private static boolean mayBeTensor(Value value) {
    return value.gap().isPresent() || value.stream().anyMatch(TracedCode::isTensor);
  }

  /// Whether an expression gives an iterator of Python that was there before the call.
  boolean isOutsideIterator(Expression expression) {
    boolean isOutside =
        expression instanceof Expression.Attribute
            || (expression instanceof Expression.Name name && !isOwn(name));
    return isOutside
        && value(expression).stream()
            .anyMatch(atom ->
                atom instanceof Atom.Stream(var kind, var _, var _)
                    && kind == Atom.StreamKind.ITERATOR);
  }

  /// Whether an expression reads an attribute, or a variable of an enclosing scope.
  boolean isFromOutside(Expression expression) {
    return expression instanceof Expression.Attribute
        || (expression instanceof Expression.Name name
            && switch (file.scopeAt(name.id()).access(name.name())) {
              case Access.Local() -> false;
              case Access.Global(), Access.Cell _, Access.ClassThenGlobal _ -> true;
            });
  }

  /// Whether a name is a variable of the function and none of its parameters.
  private boolean isOwn(Expression.Name name) {
    boolean isLocal =
        switch (file.scopeAt(name.id()).access(name.name())) {
          case Access.Local() -> true;
          case Access.Global(), Access.Cell _, Access.ClassThenGlobal _ -> false;
        };
    return isLocal
        && def.parameters().all().stream().map(Parameter::name).noneMatch(name.name()::equals);
  }

  private static boolean isDataset(Atom atom) {
    return atom instanceof Atom.Stream(var kind, var _, var _) && kind == Atom.StreamKind.DATASET;
  }

  private static boolean isIteratedByPython(Atom atom) {
    return atom instanceof Atom.Tuple
        || atom instanceof ContainerObject
        || (atom instanceof Atom.Stream(var kind, var _, var _)
            && (kind == Atom.StreamKind.RANGE
                || kind == Atom.StreamKind.TUPLE
                || kind == Atom.StreamKind.VIEW));
  }

  Effect effect(Effect.Limit limit, Node at, String description) {
    return new Effect(new Effect.Target.Traced(limit), new Site(file.path(), at.id()), description);
  }
}
