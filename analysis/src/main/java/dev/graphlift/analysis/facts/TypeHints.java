package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.names.Denotation;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.names.NameResolver;
import dev.graphlift.analysis.names.Scope;
import dev.graphlift.source.SourceText;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Literal;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Parameter;
import dev.graphlift.syntax.Parsed;
import dev.graphlift.syntax.PythonParser;
import dev.graphlift.syntax.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Annotations that say a parameter is a tensor, in every spelling: dotted or imported, inside
/// unions, optionals and tuples, as strings. What a callable takes or gives says nothing of the
/// parameter itself.
final class TypeHints {
  private final NameResolver resolver;
  private final Predicate<String> isTensorClass;

  TypeHints(NameResolver resolver, Predicate<String> isTensorClass) {
    this.resolver = resolver;
    this.isTensorClass = isTensorClass;
  }

  /// The annotation, if it says that the parameter may be a tensor.
  Optional<Evidence> tensorHint(FunctionUnit unit, Parameter parameter) {
    FileIndex file = resolver.file(unit.file());
    return parameter
        .annotation()
        .filter(annotation -> mentionsTensor(file, file.scopeAt(annotation.id()), annotation))
        .map(annotation -> evidence(file, annotation));
  }

  /// The annotation, if a dotted name anywhere in it, as in `tf.Tensor`, is that of a tensor class.
  Optional<Evidence> dottedHint(FunctionUnit unit, Parameter parameter) {
    FileIndex file = resolver.file(unit.file());
    return parameter
        .annotation()
        .filter(annotation -> mentionsDotted(file, file.scopeAt(annotation.id()), annotation))
        .map(annotation -> evidence(file, annotation));
  }

  private boolean mentionsDotted(FileIndex file, Scope scope, Node node) {
    return (node instanceof Expression.Attribute dotted
            && denotes(file, scope, dotted, isTensorClass))
        || Nodes.children(node).stream().anyMatch(child -> mentionsDotted(file, scope, child));
  }

  private static Evidence evidence(FileIndex file, Expression annotation) {
    return Evidence.at(
        file.parsed().source().place(annotation.range()),
        "annotated `%s`".formatted(file.parsed().source().slice(annotation.range())));
  }

  private boolean mentionsTensor(FileIndex file, Scope scope, Node node) {
    if (node instanceof Expression.Name || node instanceof Expression.Attribute) {
      return denotes(file, scope, (Expression) node, isTensorClass);
    }
    if (node instanceof Expression.Constant constant
        && constant.value() instanceof Literal.StringLiteral(var text)) {
      return parsed(text).filter(e -> mentionsTensor(file, scope, e)).isPresent();
    }
    if (node instanceof Expression.Subscript subscript
        && denotes(file, scope, subscript.value(), TypeHints::isCallable)) {
      return false;
    }
    return Nodes.children(node).stream().anyMatch(child -> mentionsTensor(file, scope, child));
  }

  private static final Set<String> CALLABLES =
      Set.of("typing.Callable", "collections.abc.Callable", "typing.Type", "type");

  private static boolean isCallable(String name) {
    return CALLABLES.contains(name);
  }

  private boolean denotes(
      FileIndex file, Scope scope, Expression dotted, Predicate<String> wanted) {
    return resolver.preferred(file, scope, dotted).stream()
        .anyMatch(d -> d instanceof Denotation.Qualified(var name) && wanted.test(name));
  }

  /// A quoted annotation as an expression.
  private static Optional<Expression> parsed(String text) {
    Parsed parsed = PythonParser.parse(SourceText.of("<annotation>", "(" + text + ")"));
    return parsed.tree().body().stream()
        .filter(Statement.ExpressionStatement.class::isInstance)
        .map(s -> ((Statement.ExpressionStatement) s).value())
        .findFirst();
  }
}
