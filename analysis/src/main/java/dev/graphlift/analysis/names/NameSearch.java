package dev.graphlift.analysis.names;

import dev.graphlift.syntax.Alias;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.BooleanOperator;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Literal;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// One question to a [NameResolver]: what an expression may denote.
///
/// A cycle (`a = b; b = a`, modules that star-import each other) adds nothing to an answer. A
/// search that takes too many steps ends with the expression itself as what is computed.
final class NameSearch {
  /// What to do with imports that replace each other.
  enum Alternatives {
    ALL,
    FIRST
  }

  private static final int STEP_LIMIT = 20_000;

  /// No name of a library has more; each part of a longer chain would cost as much as the whole.
  private static final int MOST_PARTS = 32;

  /// A lookup under way.
  record Visit(Scope scope, String name, Use use, Alternatives alternatives) {}

  private final NameResolver resolver;
  private final Alternatives alternatives;
  private final Set<Visit> visiting = new HashSet<>();
  private int steps;
  private int cuts;

  NameSearch(NameResolver resolver, Alternatives alternatives) {
    this.resolver = resolver;
    this.alternatives = alternatives;
  }

  List<Denotation> expression(FileIndex file, Scope scope, Expression expression) {
    if (++steps > STEP_LIMIT) {
      return List.of(computed(file, expression));
    }
    return switch (expression) {
      case Expression.Name name -> name(file, scope, name);
      case Expression.Attribute attribute -> attribute(file, scope, attribute);
      case Expression.Call call ->
          importedBy(file, scope, call)
              .map(module -> List.of(denotation(module)))
              .orElseGet(() -> List.of(computed(file, call)));
      case Expression.NamedExpression named -> expression(file, scope, named.value());
      case Expression.Conditional choice ->
          union(List.of(choice.body(), choice.orElse()), e -> expression(file, scope, e));
      case Expression.BooleanOperation or when or.operator() == BooleanOperator.OR ->
          union(or.operands(), operand -> expression(file, scope, operand));
      default -> List.of(computed(file, expression));
    };
  }

  Optional<ModuleRef> importedBy(FileIndex file, Scope scope, Expression.Call call) {
    boolean isDotted =
        call.function() instanceof Expression.Name
            || call.function() instanceof Expression.Attribute;
    if (!isDotted || call.arguments().isEmpty()) {
      return Optional.empty();
    }
    List<Denotation> callee = expression(file, scope, call.function());
    return callee.size() == 1 && callee.getFirst() instanceof Denotation.Qualified(String name)
        ? DynamicImports.module(resolver.modules(), file.path(), name, call)
        : Optional.empty();
  }

  /// What a member of something denotes; empty where names do not tell.
  List<Denotation> member(Denotation of, String name) {
    return switch (of) {
      case Denotation.Qualified(String qualified) ->
          isLong(qualified) ? List.of() : List.of(qualified(qualified + "." + name));
      case Denotation.ProjectModule(String file) -> moduleMember(resolver.file(file), name);
      case Denotation.ProjectNamespace(String folder) ->
          List.of(submodule(new ModuleRef.Namespace(folder), folder.replace('/', '.'), name));
      case Denotation.ProjectClass(String file, int id) ->
          classMember(resolver.file(file), id, name);
      case Denotation.Missing(String missing) ->
          isLong(missing) ? List.of() : List.of(new Denotation.Missing(missing + "." + name));
      case Denotation.ProjectFunction _, Denotation.Computed _ -> List.of();
    };
  }

  /// Whether a name has more parts than any name of a library.
  private static boolean isLong(String qualified) {
    return qualified.length() > MOST_PARTS
        && qualified.chars().filter(c -> c == '.').count() >= MOST_PARTS;
  }

  StarExports exports(FileIndex file) {
    return new StarImports(this, resolver).exports(file);
  }

  Denotation denotation(ModuleRef module) {
    return switch (module) {
      case ModuleRef.InProject(String file) -> new Denotation.ProjectModule(file);
      case ModuleRef.Namespace(String folder) -> new Denotation.ProjectNamespace(folder);
      case ModuleRef.External(String name) -> qualified(name);
      case ModuleRef.Missing(String name) -> new Denotation.Missing(name);
    };
  }

  private List<Denotation> name(FileIndex file, Scope scope, Expression.Name name) {
    String key = scope.mangled(name.name());
    return switch (scope.access(key)) {
      case Access.Local() -> bound(file, scope, key, new Use.At(name.id()));
      case Access.Cell(Scope owner) when owner.kind() == Scope.Kind.CLASS ->
          List.of(new Denotation.ProjectClass(file.path(), owner.owner().id()));
      case Access.Cell(Scope owner) -> bound(file, owner, key, use(scope, owner, name));
      case Access.ClassThenGlobal(Scope owner) -> {
        List<Denotation> found = bound(file, owner, key, use(scope, owner, name));
        yield found.isEmpty() ? global(file, key, use(scope, file.moduleScope(), name)) : found;
      }
      case Access.Global() -> global(file, key, use(scope, file.moduleScope(), name));
    };
  }

  /// Class bodies and comprehensions run where they stand, functions at some later time.
  private static Use use(Scope from, Scope owner, Node node) {
    for (Scope scope = from; scope != owner; scope = scope.parent().orElse(owner)) {
      if (scope.kind() == Scope.Kind.FUNCTION || scope.kind() == Scope.Kind.LAMBDA) {
        return new Use.Later();
      }
    }
    return new Use.At(node.id());
  }

  private List<Denotation> global(FileIndex file, String name, Use use) {
    List<Denotation> found = bound(file, file.moduleScope(), name, use);
    if (!found.isEmpty()) {
      return found;
    }
    // A name that is bound further down only can stand in an annotation that is never evaluated.
    return NameData.BUILTINS.contains(name)
        ? List.of(new Denotation.Qualified("builtins." + name))
        : bound(file, file.moduleScope(), name, new Use.Later());
  }

  private List<Denotation> attribute(FileIndex file, Scope scope, Expression.Attribute attribute) {
    String name = scope.mangled(attribute.name().text());
    Set<Denotation> found = new LinkedHashSet<>();
    for (Denotation of : expression(file, scope, attribute.value())) {
      if (!isNone(of)) {
        List<Denotation> members = member(of, name);
        found.addAll(members.isEmpty() ? List.of(computed(file, attribute)) : members);
      }
    }
    return found.isEmpty() ? List.of(computed(file, attribute)) : settled(found);
  }

  /// `tf = None` stands for "not there yet": no attribute is ever taken from it.
  private boolean isNone(Denotation denotation) {
    return denotation instanceof Denotation.Computed(String path, int id)
        && resolver.file(path).node(id) instanceof Expression.Constant constant
        && constant.value() instanceof Literal.NoneLiteral;
  }

  List<Denotation> moduleMember(FileIndex file, String name) {
    List<Denotation> found = bound(file, file.moduleScope(), name, new Use.AtEnd());
    if (!found.isEmpty()) {
      return found;
    }
    String module = resolver.modules().nameOf(file.path());
    return List.of(submodule(new ModuleRef.InProject(file.path()), module, name));
  }

  private Denotation submodule(ModuleRef in, String module, String name) {
    return resolver
        .modules()
        .member(in, name)
        .map(this::denotation)
        .orElseGet(() -> new Denotation.Missing(module + "." + name));
  }

  /// Bases are asked depth first; the order differs from Python's only for diamonds.
  private List<Denotation> classMember(FileIndex file, int classId, String name) {
    Scope scope = file.scopeById(classId);
    List<Denotation> own = bound(file, scope, name, new Use.AtEnd());
    if (!own.isEmpty() || !(scope.owner() instanceof Statement.ClassDef def)) {
      return own;
    }
    var visit = new Visit(scope, name, new Use.Later(), alternatives);
    if (++steps > STEP_LIMIT || !visiting.add(visit)) {
      cuts++;
      return List.of();
    }
    List<Denotation> inherited =
        def.arguments().stream()
            .filter(argument -> argument.kind() == Argument.Kind.POSITIONAL)
            .map(argument -> inherited(file, argument.value(), name))
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElse(List.of());
    visiting.remove(visit);
    return inherited;
  }

  private List<Denotation> inherited(FileIndex file, Expression base, String name) {
    return union(
        expression(file, file.scopeAt(base.id()), base),
        of ->
            of.equals(new Denotation.Qualified("builtins.object")) ? List.of() : member(of, name));
  }

  private List<Denotation> bound(FileIndex file, Scope scope, String name, Use use) {
    var visit = new Visit(scope, name, use, alternatives);
    Optional<List<Denotation>> known = resolver.remembered(visit);
    if (known.isPresent()) {
      return known.get();
    }
    if (++steps > STEP_LIMIT || !visiting.add(visit)) {
      cuts++;
      return List.of();
    }
    int cutsBefore = cuts;
    List<Denotation> found = settled(union(holding(file, scope, name, use), Site::denotations));
    visiting.remove(visit);
    // An answer that a cycle cut short holds for this search only.
    if (cuts == cutsBefore && !(use instanceof Use.At)) {
      resolver.remember(visit, found);
    }
    return found;
  }

  private List<Site> holding(FileIndex file, Scope scope, String name, Use use) {
    List<Site> sites = new ArrayList<>();
    scope.bindings(name).forEach(binding -> site(file, binding).ifPresent(sites::add));
    if (scope.kind() == Scope.Kind.MODULE && !scope.starImports().isEmpty()) {
      sites.addAll(new StarImports(this, resolver).sites(file, name));
    }
    if (sites.isEmpty()) {
      return sites;
    }
    var reaching = new Reaching(file, scope);
    List<Site> holding = reaching.at(use, sites);
    if (holding.isEmpty() && scope.isFunctionLike()) {
      holding = sites;
    }
    return alternatives == Alternatives.FIRST ? reaching.preferred(holding) : holding;
  }

  private Optional<Site> site(FileIndex file, Binding binding) {
    Node node = binding.node();
    int end = node.range().end();
    return Optional.ofNullable(
        switch (binding) {
          case Binding.Imported(var alias) ->
              importSite(node, () -> List.of(denotation(imported(file, alias))));
          case Binding.ImportedFrom(var alias, var statement) ->
              importSite(node, () -> importedFrom(file, statement, alias.name()));
          case Binding.Defined(Statement.FunctionDef def) ->
              other(
                  node, end, () -> List.of(new Denotation.ProjectFunction(file.path(), def.id())));
          case Binding.Defined _ ->
              other(node, end, () -> List.of(new Denotation.ProjectClass(file.path(), node.id())));
          case Binding.Assigned(_, var value) ->
              other(
                  node,
                  value.range().end(),
                  () -> expression(file, file.scopeAt(value.id()), value));
          case Binding.Given _, Binding.Computed _ ->
              other(node, end, () -> List.of(computed(file, node)));
          case Binding.Declared _ -> null;
        });
  }

  private static Site importSite(Node node, Supplier<List<Denotation>> meaning) {
    return new Site(node, node.range().end(), Site.Kind.IMPORT, meaning);
  }

  private static Site other(Node node, int after, Supplier<List<Denotation>> meaning) {
    return new Site(node, after, Site.Kind.OTHER, meaning);
  }

  private ModuleRef imported(FileIndex file, Alias alias) {
    List<ModuleRef> prefixes = resolver.modules().prefixes(file.path(), 0, alias.name());
    return alias.asName().isPresent() ? prefixes.getLast() : prefixes.getFirst();
  }

  List<Denotation> importedFrom(FileIndex file, Statement.ImportFrom statement, String name) {
    ModuleRef module =
        resolver.modules().resolve(file.path(), statement.level(), statement.module());
    return member(denotation(module), name);
  }

  /// A name that leads nowhere is no answer beside one that leads somewhere.
  private List<Denotation> settled(Collection<Denotation> found) {
    if (alternatives == Alternatives.ALL || found.size() < 2) {
      return List.copyOf(found);
    }
    List<Denotation> there =
        found.stream().filter(meaning -> !(meaning instanceof Denotation.Missing)).toList();
    return there.isEmpty() ? List.copyOf(found) : there;
  }

  private Denotation qualified(String name) {
    return new Denotation.Qualified(resolver.libraries().canonical(name));
  }

  private static Denotation computed(FileIndex file, Node node) {
    return new Denotation.Computed(file.path(), node.id());
  }

  private static <T> List<Denotation> union(List<T> parts, Function<T, List<Denotation>> meaning) {
    if (parts.size() == 1) {
      return meaning.apply(parts.getFirst());
    }
    Set<Denotation> union = new LinkedHashSet<>();
    parts.forEach(part -> union.addAll(meaning.apply(part)));
    return List.copyOf(union);
  }
}
