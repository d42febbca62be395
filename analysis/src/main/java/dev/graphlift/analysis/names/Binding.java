package dev.graphlift.analysis.names;

import dev.graphlift.syntax.Alias;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Parameter;
import dev.graphlift.syntax.Statement;

/// One place that binds a name in a scope.
public sealed interface Binding {
  /// The node that does it; it tells where in the file.
  Node node();

  /// `import a.b` or `import a.b as c`.
  record Imported(Alias node) implements Binding {}

  /// `from m import node`, never a star.
  record ImportedFrom(Alias node, Statement.ImportFrom statement) implements Binding {}

  /// A `def` or a `class`.
  record Defined(Statement.Definition node) implements Binding {}

  /// A parameter of a function or lambda.
  record Given(Parameter node) implements Binding {}

  /// The name gets exactly the value of an expression.
  record Assigned(Expression.Name node, Expression value) implements Binding {}

  /// The name gets a value no single expression stands for: a loop variable, a part of an
  /// unpacking, the target of `with`, an exception, a capture of a pattern, a type parameter.
  record Computed(Node node) implements Binding {}

  /// The statement makes the name belong to the scope without giving it a value: `del x`, `x: int`.
  record Declared(Node node) implements Binding {}
}
