package dev.graphlift.refactor;

import dev.graphlift.analysis.names.Access;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.ModuleRef;
import dev.graphlift.analysis.names.NameResolver;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Chooses the import that brings a name of the framework into a file, where there is one that
/// changes the meaning of nothing.
final class MissingImports {
  private static final List<String> MODULE_NAMES =
      List.of("tf", FrameworkNames.MODULE, "_tf", "_tensorflow");

  private final FileIndex file;
  private final NameResolver resolver;
  private final Collection<FileIndex> project;

  MissingImports(FileIndex file, NameResolver resolver, Collection<FileIndex> project) {
    this.file = file;
    this.resolver = resolver;
    this.project = project;
  }

  /// More names in an import from the framework that has run when a function is defined.
  Optional<NewImport> extended(Statement.FunctionDef def, Set<String> names) {
    SortedSet<String> wanted = new TreeSet<>(names);
    return isChangeable(wanted)
        ? file.parsed().tree().body().stream()
            .filter(statement -> statement.range().end() < def.range().start())
            .flatMap(statement ->
                statement instanceof Statement.ImportFrom from && isOfFramework(from)
                    ? Optional.of(from).stream()
                    : Optional.<Statement.ImportFrom>empty().stream())
            .reduce((_, last) -> last)
            .map(from -> new NewImport.Extended(from, wanted))
        : Optional.empty();
  }

  private boolean isOfFramework(Statement.ImportFrom from) {
    return from.level() == 0
        && from.module().equals(FrameworkNames.MODULE)
        && from.names().stream().noneMatch(alias -> alias.name().equals("*"));
  }

  /// A line that imports the module under a name that is free.
  Optional<NewImport.Module> module() {
    return importsFrameworkSomewhere()
        ? Optional.empty()
        : MODULE_NAMES.stream()
            .filter(name -> isChangeable(Set.of(name)))
            .findFirst()
            .map(NewImport.Module::new);
  }

  /// A line that imports members.
  Optional<NewImport> members(Set<String> names) {
    return isChangeable(names)
        ? Optional.of(new NewImport.Members(new TreeSet<>(names)))
        : Optional.empty();
  }

  /// Whether the file imports the framework in a place where it may not be there, or not yet: there
  /// it is left to the file when that happens.
  boolean importsFrameworkSomewhere() {
    boolean[] found = {false};
    Nodes.walk(
        file.parsed().tree(),
        node ->
            found[0] |=
                node instanceof Statement statement
                    && importsFramework(statement)
                    && !(statement instanceof Statement.ImportFrom && isAtTop(statement)));
    return found[0];
  }

  /// Whether a statement imports the framework or something of it.
  static boolean importsFramework(Statement statement) {
    return switch (statement) {
      case Statement.Import plain ->
          plain.names().stream().anyMatch(alias -> isFramework(alias.name()));
      case Statement.ImportFrom from -> from.level() == 0 && isFramework(from.module());
      default -> false; // no import
    };
  }

  private boolean isAtTop(Statement statement) {
    return file.parsed().tree().body().stream().anyMatch(each -> each.id() == statement.id());
  }

  private static boolean isFramework(String module) {
    return module.equals(FrameworkNames.MODULE) || module.startsWith(FrameworkNames.MODULE + ".");
  }

  /// Whether names may be bound at the top of the file: nothing binds or uses them as global names,
  /// in this file or through a star import of it, and the framework is what its name says.
  private boolean isChangeable(Set<String> names) {
    return resolver.modules().resolve(file.path(), 0, FrameworkNames.MODULE)
            instanceof ModuleRef.External
        && file.moduleScope().starImports().isEmpty()
        && names.stream().noneMatch(this::isTaken)
        && project.stream().noneMatch(this::starImportsThis);
  }

  private boolean isTaken(String name) {
    if (file.moduleScope().bound().contains(name)) {
      return true;
    }
    Set<Boolean> taken = new HashSet<>();
    Nodes.walk(
        file.parsed().tree(),
        node -> {
          if (node instanceof Expression.Name use && use.name().equals(name)) {
            taken.add(file.scopeAt(node.id()).access(name) instanceof Access.Global);
          }
        });
    return taken.contains(true);
  }

  private boolean starImportsThis(FileIndex other) {
    return other.scopes().stream()
        .flatMap(scope -> scope.starImports().stream())
        .anyMatch(star ->
            resolver.modules().resolve(other.path(), star.level(), star.module())
                    instanceof ModuleRef.InProject(var path)
                && path.equals(file.path()));
  }
}
