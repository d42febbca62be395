package dev.graphlift.analysis.names;

import dev.graphlift.syntax.Expression;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Follows dotted names through assignments, imports, re-exports and star imports to what they
/// denote, in any file of a project and across files.
///
/// Values are not tracked: a parameter or the result of a call is [Denotation.Computed]. Where code
/// runs in the order of the text, only bindings that can still hold at the use are followed.
public final class NameResolver {
  private final Map<String, FileIndex> files;
  private final ModuleTable modules;
  private final LibraryNames libraries;

  // Answers depend on the files alone; remembering them changes nothing but the time.
  private final Map<NameSearch.Visit, List<Denotation>> answers = new ConcurrentHashMap<>();

  private NameResolver(Map<String, FileIndex> files, ModuleTable modules, LibraryNames libraries) {
    this.files = files;
    this.modules = modules;
    this.libraries = libraries;
  }

  /// A resolver over a project's files.
  public static NameResolver of(Collection<FileIndex> files, ModuleTable modules) {
    return of(files, modules, LibraryNames.bundled());
  }

  /// A resolver that asks `libraries` about the names of library entities.
  public static NameResolver of(
      Collection<FileIndex> files, ModuleTable modules, LibraryNames libraries) {
    Map<String, FileIndex> byPath =
        files.stream().collect(Collectors.toMap(FileIndex::path, Function.identity()));
    return new NameResolver(byPath, modules, libraries);
  }

  /// What an expression written in a scope denotes, where that is one thing.
  ///
  /// Of imports in the arms of one `if` or `try` the first that leads somewhere is taken, as the
  /// others are there to replace it.
  public Optional<Denotation> resolve(FileIndex file, Scope scope, Expression dotted) {
    List<Denotation> found = preferred(file, scope, dotted);
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /// Everything the expression may denote, alternative imports settled as in [#resolve]; empty
  /// where nothing binds the name.
  public List<Denotation> preferred(FileIndex file, Scope scope, Expression dotted) {
    return new NameSearch(this, NameSearch.Alternatives.FIRST).expression(file, scope, dotted);
  }

  /// Everything the expression may denote, in the order of the bindings; empty where nothing binds
  /// the name.
  public List<Denotation> candidates(FileIndex file, Scope scope, Expression dotted) {
    return new NameSearch(this, NameSearch.Alternatives.ALL).expression(file, scope, dotted);
  }

  /// What a member of something denotes, for example a name of a module or of a class.
  public List<Denotation> members(Denotation of, String name) {
    return new NameSearch(this, NameSearch.Alternatives.ALL).member(of, name);
  }

  /// The module that `importlib.import_module("…")` or `__import__("…")` brings.
  public Optional<ModuleRef> importedBy(FileIndex file, Scope scope, Expression.Call call) {
    return new NameSearch(this, NameSearch.Alternatives.FIRST).importedBy(file, scope, call);
  }

  /// The names that `from module import *` brings from a module of the project.
  public StarExports starExports(String file) {
    return new NameSearch(this, NameSearch.Alternatives.ALL).exports(file(file));
  }

  /// The project's file with a path.
  public FileIndex file(String path) {
    FileIndex found = files.get(path);
    if (found == null) {
      throw new IllegalArgumentException("no such file in the project: " + path);
    }
    return found;
  }

  /// The project's modules.
  public ModuleTable modules() {
    return modules;
  }

  Optional<List<Denotation>> remembered(NameSearch.Visit visit) {
    return Optional.ofNullable(answers.get(visit));
  }

  void remember(NameSearch.Visit visit, List<Denotation> answer) {
    answers.put(visit, answer);
  }

  LibraryNames libraries() {
    return libraries;
  }
}
