package dev.graphlift.analysis.names;

import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What star imports bring into a module.
final class StarImports {
  private final NameSearch search;
  private final NameResolver resolver;
  private final Set<String> visiting;

  StarImports(NameSearch search, NameResolver resolver) {
    this(search, resolver, new LinkedHashSet<>());
  }

  private StarImports(NameSearch search, NameResolver resolver, Set<String> visiting) {
    this.search = search;
    this.resolver = resolver;
    this.visiting = visiting;
  }

  /// The star imports of a module that bring a name or may bring it.
  List<Site> sites(FileIndex file, String name) {
    List<Site> sites = new ArrayList<>();
    for (Statement.ImportFrom star : file.moduleScope().starImports()) {
      LibraryNames.Membership brings = brings(source(file, star), name, new HashSet<>());
      if (brings != LibraryNames.Membership.NO) {
        Site.Kind kind =
            brings == LibraryNames.Membership.YES ? Site.Kind.IMPORT : Site.Kind.POSSIBLE_IMPORT;
        int after = star.range().end();
        sites.add(new Site(star, after, kind, () -> search.importedFrom(file, star, name)));
      }
    }
    return narrowed(name, sites);
  }

  /// A builtin is not taken for a library's name, nor a library's for one that is surely there.
  private static List<Site> narrowed(String name, List<Site> sites) {
    boolean isSettled =
        NameData.BUILTINS.contains(name)
            || sites.stream().anyMatch(site -> site.kind() == Site.Kind.IMPORT);
    return isSettled
        ? sites.stream().filter(site -> site.kind() == Site.Kind.IMPORT).toList()
        : sites;
  }

  private ModuleRef source(FileIndex file, Statement.ImportFrom star) {
    return resolver.modules().resolve(file.path(), star.level(), star.module());
  }

  /// Whether a module brings a name, as far as modules tell that were not visited yet: what those
  /// bring is known to whoever visited them.
  private LibraryNames.Membership brings(ModuleRef module, String name, Set<String> visited) {
    return switch (module) {
      case ModuleRef.InProject(String path) -> exports(resolver.file(path), name, visited);
      case ModuleRef.External(String library) -> resolver.libraries().exports(library, name);
      case ModuleRef.Namespace _, ModuleRef.Missing _ -> LibraryNames.Membership.NO;
    };
  }

  private LibraryNames.Membership exports(FileIndex file, String name, Set<String> visited) {
    Optional<StarExports> listed = listed(file);
    if (listed.isPresent() && listed.get().names().contains(name)) {
      return LibraryNames.Membership.YES;
    }
    boolean isClosed = listed.map(StarExports::isComplete).orElse(name.startsWith("_"));
    if (isClosed || !visited.add(file.path())) {
      return LibraryNames.Membership.NO;
    }
    boolean isBound =
        file.moduleScope().bindings(name).stream()
            .anyMatch(binding -> !(binding instanceof Binding.Declared));
    return isBound ? LibraryNames.Membership.YES : passedOn(file, name, visited);
  }

  private LibraryNames.Membership passedOn(FileIndex file, String name, Set<String> visited) {
    List<LibraryNames.Membership> all =
        file.moduleScope().starImports().stream()
            .map(star -> brings(source(file, star), name, visited))
            .toList();
    if (all.contains(LibraryNames.Membership.YES)) {
      return LibraryNames.Membership.YES;
    }
    return all.contains(LibraryNames.Membership.UNKNOWN)
        ? LibraryNames.Membership.UNKNOWN
        : LibraryNames.Membership.NO;
  }

  /// All names a star import of a module brings.
  StarExports exports(FileIndex file) {
    return exports(file, new HashSet<>());
  }

  private StarExports exports(FileIndex file, Set<String> visited) {
    Optional<StarExports> listed = listed(file);
    if (listed.isPresent() && listed.get().isComplete()) {
      return listed.get();
    }
    Set<String> names = new LinkedHashSet<>(listed.map(StarExports::names).orElse(Set.of()));
    if (!visited.add(file.path())) {
      return new StarExports(names, true);
    }
    file.moduleScope().bound().stream().filter(name -> !name.startsWith("_")).forEach(names::add);
    boolean isComplete = listed.isEmpty();
    for (Statement.ImportFrom star : file.moduleScope().starImports()) {
      if (source(file, star) instanceof ModuleRef.InProject(String path)) {
        StarExports inner = exports(resolver.file(path), visited);
        inner.names().stream().filter(name -> !name.startsWith("_")).forEach(names::add);
        isComplete &= inner.isComplete();
      } else {
        isComplete = false;
      }
    }
    return new StarExports(names, isComplete);
  }

  /// What `__all__` lists, where a module has one.
  private Optional<StarExports> listed(FileIndex file) {
    if (file.moduleScope().bindings(AllList.NAME).isEmpty()) {
      return Optional.empty();
    }
    String key = file.path() + "/" + AllList.NAME;
    if (!visiting.add(key)) {
      return Optional.of(new StarExports(Set.of(), true));
    }
    StarExports listed = AllList.of(file, module -> ofModule(file, module));
    visiting.remove(key);
    return Optional.of(listed);
  }

  private Optional<StarExports> ofModule(FileIndex file, Expression module) {
    List<Denotation> found = search.expression(file, file.moduleScope(), module);
    return found.size() == 1 && found.getFirst() instanceof Denotation.ProjectModule(String path)
        ? listed(resolver.file(path))
        : Optional.empty();
  }
}
