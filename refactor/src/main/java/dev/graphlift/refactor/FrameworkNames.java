package dev.graphlift.refactor;

import dev.graphlift.analysis.names.Access;
import dev.graphlift.analysis.names.Binding;
import dev.graphlift.analysis.names.Denotation;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.NameResolver;
import dev.graphlift.analysis.names.Scope;
import dev.graphlift.source.TextRange;
import dev.graphlift.syntax.Alias;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Nodes;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What names of the framework a decorator of one function may use: those that certainly are bound,
/// and to nothing else, where decorators of the function are evaluated.
final class FrameworkNames {
  static final String MODULE = "tensorflow";
  static final String DECORATOR = "function";
  static final Denotation FRAMEWORK = new Denotation.Qualified(MODULE);

  private final FileIndex file;
  private final NameResolver resolver;
  private final Statement.FunctionDef def;
  private final Scope scope;

  private FrameworkNames(FileIndex file, NameResolver resolver, Statement.FunctionDef def) {
    this.file = file;
    this.resolver = resolver;
    this.def = def;
    this.scope = file.scopeAt(def.id());
  }

  static FrameworkNames above(FileIndex file, NameResolver resolver, Statement.FunctionDef def) {
    return new FrameworkNames(file, resolver, def);
  }

  /// The name of the framework's module, the one imported last where there are several.
  Optional<String> module() {
    return candidates().stream().filter(name -> denotes(name, FRAMEWORK)).reduce((_, last) -> last);
  }

  /// The name that a member of the framework is imported under.
  Optional<String> member(String name) {
    List<Denotation> meaning = resolver.members(FRAMEWORK, name);
    if (meaning.size() != 1) {
      return Optional.empty();
    }
    List<String> tried = new ArrayList<>(List.of(name));
    tried.addAll(candidates());
    return tried.stream().filter(each -> denotes(each, meaning.getFirst())).findFirst();
  }

  private boolean denotes(String name, Denotation wanted) {
    var use = new Expression.Name(def.id(), TextRange.at(def.range().start()), name);
    return isBoundBefore(name) && resolver.candidates(file, scope, use).equals(List.of(wanted));
  }

  /// The names that imports bind around the function, and those that star imports may bring.
  private List<String> candidates() {
    Set<String> names = new LinkedHashSet<>();
    if (!file.moduleScope().starImports().isEmpty()) {
      names.addAll(basesOfAttributes());
    }
    for (Optional<Scope> at = Optional.of(scope); at.isPresent(); at = at.get().parent()) {
      for (String name : at.get().bound()) {
        if (at.get().bindings(name).stream().anyMatch(FrameworkNames::isImport)) {
          names.remove(name);
          names.add(name);
        }
      }
    }
    return List.copyOf(names);
  }

  private static boolean isImport(Binding binding) {
    return binding instanceof Binding.Imported || binding instanceof Binding.ImportedFrom;
  }

  private Set<String> basesOfAttributes() {
    Set<String> bases = new LinkedHashSet<>();
    Nodes.walk(
        file.parsed().tree(),
        node -> {
          if (node instanceof Expression.Attribute attribute
              && attribute.value() instanceof Expression.Name base) {
            bases.add(base.name());
          }
        });
    return bases;
  }

  /// Whether an import that has certainly run by then binds the name.
  private boolean isBoundBefore(String name) {
    Scope owner =
        switch (scope.access(name)) {
          case Access.Local() -> scope;
          case Access.Global() -> file.moduleScope();
          case Access.Cell(var outer) -> outer;
          case Access.ClassThenGlobal(var around) -> around;
        };
    List<Node> imports = new ArrayList<>();
    owner.bindings(name).stream()
        .filter(FrameworkNames::isImport)
        .map(Binding::node)
        .forEach(imports::add);
    if (owner == file.moduleScope()) {
      imports.addAll(owner.starImports());
    }
    return imports.stream().anyMatch(this::hasRun);
  }

  /// Whether a statement that brings a name stands before the function, or before something around
  /// it, in one block.
  private boolean hasRun(Node node) {
    Node statement = node instanceof Alias ? file.parent(node.id()).orElse(node) : node;
    Optional<Node> block = file.parent(statement.id());
    Node below = def;
    for (Optional<Node> at = file.parent(def.id()); at.isPresent(); at = file.parent(below.id())) {
      if (block.isPresent() && block.get().id() == at.get().id()) {
        return Blocks.inOneBlock(at.get(), statement, below)
            && statement.range().start() < below.range().start();
      }
      below = at.get();
    }
    return false;
  }
}
