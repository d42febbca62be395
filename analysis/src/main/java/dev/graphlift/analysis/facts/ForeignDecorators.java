package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.Binding;
import dev.graphlift.analysis.names.Denotation;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.names.NameResolver;
import dev.graphlift.syntax.Expression;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds decorators from libraries that replace a function by something else; those that register
/// it, or call it as it is, are no such.
final class ForeignDecorators {
  private static final Set<String> KEEPING =
      Set.of("tensorflow.function", "staticmethod", "classmethod");
  private static final List<String> REGISTERING = List.of("pytest.", "click.", "absl.", "flask.");

  private static final Set<String> OF_PROPERTIES = Set.of("setter", "getter", "deleter");

  private final NameResolver resolver;
  private final Library library;

  ForeignDecorators(NameResolver resolver, Library library) {
    this.resolver = resolver;
    this.library = library;
  }

  Optional<Evidence> read(FileIndex file, FunctionUnit unit) {
    return unit.def().decorators().stream()
        .filter(decorator -> isForeign(file, decorator))
        .map(decorator -> evidence(file, decorator))
        .findFirst();
  }

  private boolean isForeign(FileIndex file, Expression decorator) {
    Expression callee = decorator instanceof Expression.Call call ? call.function() : decorator;
    if (isOfProperty(callee) || isFromInside(file, callee)) {
      return true;
    }
    List<Denotation> found = resolver.preferred(file, file.scopeAt(decorator.id()), callee);
    return !found.isEmpty() && found.stream().allMatch(this::isForeign);
  }

  /// `@name.setter` and its relatives.
  private static boolean isOfProperty(Expression callee) {
    return callee instanceof Expression.Attribute(var _, var _, Expression.Name _, var name)
        && OF_PROPERTIES.contains(name.text());
  }

  /// Whether a name is imported from a module that a library does not publish.
  private static boolean isFromInside(FileIndex file, Expression callee) {
    return callee instanceof Expression.Name name
        && file.moduleScope().bindings(name.name()).stream()
            .anyMatch(binding ->
                binding instanceof Binding.ImportedFrom(var _, var statement)
                    && statement.module().startsWith("tensorflow.python"));
  }

  private boolean isForeign(Denotation denotation) {
    return switch (denotation) {
      case Denotation.Qualified(var name) ->
          !KEEPING.contains(library.canonical(name))
              && REGISTERING.stream().noneMatch(name::startsWith);
      case Denotation.Missing _ -> true;
      case Denotation.ProjectFunction _,
          Denotation.ProjectClass _,
          Denotation.ProjectModule _,
          Denotation.ProjectNamespace _,
          Denotation.Computed _ ->
          false;
    };
  }

  private static Evidence evidence(FileIndex file, Expression decorator) {
    return Evidence.at(
        file.parsed().source().place(decorator.range()),
        "decorated with `%s`".formatted(file.parsed().source().slice(decorator.range())));
  }
}
