package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.interp.CallEdge;
import dev.graphlift.analysis.interp.LibraryEdge;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.ModuleTable;
import dev.graphlift.analysis.names.Scope;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.source.Place;
import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The call graph of a project by dotted names, as research tools exchange it: each function with
/// what it calls.
///
/// Functions are named from their module on (`pkg.mod.Class.method`), lambdas by their number in
/// the scope around them (`pkg.mod.<lambda1>`), built-in functions `<builtin>.len`, methods of
/// built-in types `<**PyStr**>.join`, and everything else of libraries by its qualified name.
public final class CallNames {
  private static final Set<String> BUILT_IN_TYPES =
      Set.of(
          "str",
          "bytes",
          "bytearray",
          "int",
          "float",
          "complex",
          "bool",
          "list",
          "dict",
          "set",
          "frozenset",
          "tuple",
          "range",
          "slice",
          "object",
          "type",
          "property",
          "generator");

  private final CallGraph graph;
  private final Map<String, FileIndex> files = new TreeMap<>();
  private final ModuleTable modules;
  private final Map<Scope, String> names = new HashMap<>();

  CallNames(CallGraph graph, List<FileIndex> files, ModuleTable modules) {
    this.graph = graph;
    this.modules = modules;
    files.forEach(file -> this.files.put(file.path(), file));
    files.forEach(this::name);
  }

  /// What counts as a call.
  public enum Detail {
    /// Calls of functions and methods, written or implicit, without constructors.
    CALLS,
    /// The same with the `__init__` that making an object calls.
    CONSTRUCTORS,
    /// The same with class bodies and modules as nodes, called by the statement that runs them.
    BODIES
  }

  /// Every node with the nodes that it calls, both in the order of their names.
  public SortedMap<String, SortedSet<String>> adjacency(Detail detail) {
    SortedMap<String, SortedSet<String>> calls = new TreeMap<>();
    for (FileIndex file : files.values()) {
      for (Scope scope : file.scopes()) {
        if (isNode(scope, detail)) {
          calls.put(nameOf(scope), new TreeSet<>());
        }
      }
      if (detail == Detail.BODIES) {
        addBodies(file, calls);
      }
    }
    for (Activation activation : graph.activations()) {
      for (CallEdge edge : activation.edges()) {
        scope(edge.callee()).ifPresent(callee -> add(calls, detail, edge.site(), nameOf(callee)));
      }
      for (LibraryEdge edge : activation.libraryEdges()) {
        add(calls, detail, edge.site(), libraryName(edge.callee()));
      }
    }
    return calls;
  }

  /// The dotted name of a file's module.
  public String moduleOf(String file) {
    return modules.nameOf(file);
  }

  /// One call whose target is known.
  public record Resolved(Site site, String caller, String callee) {}

  /// Every call whose target is known, once for each target, in the order of files.
  public List<Resolved> resolved() {
    Set<Resolved> all = new LinkedHashSet<>();
    for (Activation activation : graph.activations()) {
      for (CallEdge edge : activation.edges()) {
        scope(edge.callee()).ifPresent(callee -> all.add(resolved(edge.site(), nameOf(callee))));
      }
      for (LibraryEdge edge : activation.libraryEdges()) {
        all.add(resolved(edge.site(), libraryName(edge.callee())));
      }
    }
    return all.stream()
        .sorted(
            Comparator.comparing((Resolved call) -> call.site().file())
                .thenComparingInt(call -> node(call.site()).range().start())
                .thenComparing(Resolved::callee)
                .thenComparingInt(call -> call.site().node()))
        .toList();
  }

  /// A call of one function of the project.
  ///
  /// @param caller the function it stands in; empty where that is the body of a module
  /// @param callee the definition of what is called
  public record Link(Site site, Optional<Site> caller, Site callee) {}

  /// Every call of a function that a statement defines, once for each target, in the order of
  /// files. A call in a lambda counts for the function around it.
  public List<Link> links() {
    Set<Link> all = new LinkedHashSet<>();
    for (Activation activation : graph.activations()) {
      for (CallEdge edge : activation.edges()) {
        scope(edge.callee())
            .flatMap(callee -> definition(edge.callee(), callee))
            .ifPresent(callee -> all.add(new Link(edge.site(), around(edge.site()), callee)));
      }
    }
    return all.stream()
        .sorted(
            Comparator.comparing((Link link) -> link.site().file())
                .thenComparingInt(link -> node(link.site()).range().start())
                .thenComparing(Link::callee)
                .thenComparingInt(link -> link.site().node()))
        .toList();
  }

  private static Optional<Site> definition(Activation activation, Scope scope) {
    return scope.kind() == Scope.Kind.FUNCTION
            && activation.subject() instanceof Activation.Subject.Call(var function)
        ? Optional.of(function.code().site())
        : Optional.empty();
  }

  private Optional<Site> around(Site site) {
    Scope at = file(site).scopeAt(site.node());
    while (at.kind() != Scope.Kind.FUNCTION && at.parent().isPresent()) {
      at = at.parent().get();
    }
    return at.kind() == Scope.Kind.FUNCTION
        ? Optional.of(new Site(site.file(), at.owner().id()))
        : Optional.empty();
  }

  private Resolved resolved(Site site, String callee) {
    Scope at = node(file(site).scopeAt(site.node()), Detail.BODIES);
    return new Resolved(site, nameOf(at), callee);
  }

  /// Where a call stands.
  public Place place(Resolved call) {
    return place(call.site());
  }

  /// Where a node of the project stands.
  public Place place(Site site) {
    return new Place(site.file(), node(site).range());
  }

  private Node node(Site site) {
    return file(site).node(site.node());
  }

  /// Where a ceiling of the analysis left something open, each place and ceiling once, by name of
  /// the function or module.
  public SortedMap<String, SortedSet<Gap.Ceiling>> ceilings() {
    SortedMap<String, SortedSet<Gap.Ceiling>> all = new TreeMap<>();
    for (Activation activation : graph.activations()) {
      for (Gap gap : activation.unresolved().values()) {
        if (gap instanceof Gap.Ceiling ceiling) {
          all.computeIfAbsent(subject(activation), _ -> new TreeSet<>(BY_PLACE)).add(ceiling);
        }
      }
    }
    return all;
  }

  private static final Comparator<Gap.Ceiling> BY_PLACE =
      Comparator.comparing(Gap.Ceiling::place).thenComparing(Gap.Ceiling::what);

  private String subject(Activation activation) {
    return switch (activation.subject()) {
      case Activation.Subject.ModuleBody(var module) -> modules.nameOf(module.file().path());
      case Activation.Subject.Call(var function) ->
          nameOf(file(function.code().site()).scope(function.code().node()));
    };
  }

  /// The live activations.
  CallGraph graph() {
    return graph;
  }

  private void add(
      SortedMap<String, SortedSet<String>> calls, Detail detail, Site site, String callee) {
    if (detail == Detail.CALLS && callee.endsWith(".__init__")) {
      return;
    }
    Scope at = file(site).scopeAt(site.node());
    add(calls, nameOf(node(at, detail)), callee);
  }

  private static void add(
      SortedMap<String, SortedSet<String>> calls, String caller, String callee) {
    calls.computeIfAbsent(caller, _ -> new TreeSet<>()).add(callee);
    calls.computeIfAbsent(callee, _ -> new TreeSet<>());
  }

  private void addBodies(FileIndex file, SortedMap<String, SortedSet<String>> calls) {
    for (Scope scope : file.scopes()) {
      if (scope.kind() == Scope.Kind.CLASS) {
        Scope around = node(scope.parent().orElseThrow(), Detail.BODIES);
        add(calls, nameOf(around), nameOf(scope));
      }
    }
    ImportedModules.of(file, modules)
        .forEach((statement, imported) -> {
          Scope at = node(file.scopeAt(statement), Detail.BODIES);
          imported.stream()
              .map(path -> nameOf(file(path).moduleScope()))
              .filter(name -> !name.equals(nameOf(at)))
              .forEach(name -> add(calls, nameOf(at), name));
        });
  }

  FileIndex file(Site site) {
    return file(site.file());
  }

  private FileIndex file(String path) {
    FileIndex file = files.get(path);
    if (file == null) {
      throw new IllegalArgumentException("not a file of the project: " + path);
    }
    return file;
  }

  private Optional<Scope> scope(Activation callee) {
    return switch (callee.subject()) {
      case Activation.Subject.ModuleBody _ -> Optional.empty();
      case Activation.Subject.Call(var function) ->
          Optional.of(file(function.code().site()).scope(function.code().node()));
    };
  }

  /// The node of the graph that a scope's code belongs to.
  private static Scope node(Scope scope, Detail detail) {
    Scope at = scope;
    while (!isNode(at, detail)) {
      at = at.parent().orElseThrow();
    }
    return at;
  }

  private static boolean isNode(Scope scope, Detail detail) {
    return switch (scope.kind()) {
      case MODULE, FUNCTION, LAMBDA -> true;
      case CLASS -> detail == Detail.BODIES;
      case COMPREHENSION, TYPE_PARAMETERS -> false;
    };
  }

  String nameOf(Scope scope) {
    String name = names.get(scope);
    if (name == null) {
      throw new IllegalArgumentException("a scope without a name");
    }
    return name;
  }

  /// The name of a scope without that of its module.
  String localName(Scope scope) {
    Scope module = scope;
    while (module.parent().isPresent()) {
      module = module.parent().get();
    }
    return nameOf(scope).substring(nameOf(module).length()).replaceFirst("^\\.", "");
  }

  private void name(FileIndex file) {
    Map<String, Integer> lambdas = new HashMap<>();
    for (Scope scope : file.scopes()) {
      String around = scope.parent().map(this::nameOf).orElse("");
      names.put(
          scope,
          switch (scope.kind()) {
            case MODULE -> modules.nameOf(file.path());
            case CLASS, FUNCTION -> around + "." + definedName(scope.owner());
            case LAMBDA -> around + ".<lambda%d>".formatted(lambdas.merge(around, 1, Integer::sum));
            case COMPREHENSION, TYPE_PARAMETERS -> around;
          });
    }
  }

  private static String definedName(Node owner) {
    return switch ((Statement.Definition) owner) {
      case Statement.FunctionDef def -> def.name().text();
      case Statement.ClassDef def -> def.name().text();
    };
  }

  private static String libraryName(String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return "<builtin>." + name;
    }
    String type = name.substring(0, dot);
    return BUILT_IN_TYPES.contains(type)
        ? "<**Py%s%s**>%s"
            .formatted(
                Character.toUpperCase(type.charAt(0)), type.substring(1), name.substring(dot))
        : name;
  }
}
