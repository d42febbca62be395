package dev.graphlift.analysis.names;

import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Parameter;
import dev.graphlift.syntax.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The functions an expression stands for when it is passed on: by name, as a method of `self` or
/// of a new object, through `functools.partial`, or as a lambda.
final class CallTargets {
  private static final Denotation PARTIAL = new Denotation.Qualified("functools.partial");

  private final NameResolver resolver;

  CallTargets(NameResolver resolver) {
    this.resolver = resolver;
  }

  List<Denotation> of(FileIndex file, Expression function) {
    Set<Denotation> targets = new LinkedHashSet<>();
    for (Denotation meaning : resolver.preferred(file, file.scopeAt(function.id()), function)) {
      List<Denotation> found =
          meaning instanceof Denotation.Computed(String path, int id)
              ? ofNode(resolver.file(path), id)
              : List.of();
      targets.addAll(found.isEmpty() ? List.of(meaning) : found);
    }
    return List.copyOf(targets);
  }

  private List<Denotation> ofNode(FileIndex file, int id) {
    Node node = file.node(id);
    if (node instanceof Expression.Attribute attribute) {
      return classOf(file, attribute.value())
          .map(cls -> resolver.members(cls, attribute.name().text()))
          .orElse(List.of());
    }
    boolean isPartial =
        node instanceof Expression.Call call
            && !call.arguments().isEmpty()
            && resolver.preferred(file, file.scopeAt(id), call.function()).equals(List.of(PARTIAL));
    return isPartial && node instanceof Expression.Call call
        ? of(file, call.arguments().getFirst().value())
        : List.of();
  }

  /// The class of `self` in a method, or of an object that is made by calling a class.
  private Optional<Denotation> classOf(FileIndex file, Expression object) {
    return resolver
        .resolve(file, file.scopeAt(object.id()), object)
        .flatMap(meaning ->
            meaning instanceof Denotation.Computed(String path, int id)
                ? classOfNode(resolver.file(path), resolver.file(path).node(id))
                : Optional.empty());
  }

  private Optional<Denotation> classOfNode(FileIndex file, Node node) {
    return switch (node) {
      case Parameter parameter -> classOfReceiver(file, parameter);
      case Expression.Call call ->
          resolver
              .resolve(file, file.scopeAt(call.id()), call.function())
              .filter(Denotation.ProjectClass.class::isInstance);
      default -> Optional.empty();
    };
  }

  private static Optional<Denotation> classOfReceiver(FileIndex file, Parameter parameter) {
    if (!(file.scopeAt(parameter.id()).owner() instanceof Statement.FunctionDef def)) {
      return Optional.empty();
    }
    FunctionUnit unit = file.function(def.id());
    boolean isReceiver =
        def.parameters().positional().stream()
            .findFirst()
            .filter(first -> first.id() == parameter.id())
            .isPresent();
    return isReceiver && !isStatic(file, unit)
        ? unit.enclosingClass().map(cls -> new Denotation.ProjectClass(file.path(), cls.id()))
        : Optional.empty();
  }

  private static boolean isStatic(FileIndex file, FunctionUnit unit) {
    return unit.def().decorators().stream()
        .anyMatch(decorator ->
            decorator instanceof Expression.Name name
                && name.name().equals("staticmethod")
                && file.scopeAt(decorator.id()).access(name.name()) instanceof Access.Global);
  }
}
