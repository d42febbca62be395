package dev.graphlift.analysis.names;

import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A stretch of code with names of its own: a module, a class body, a function, a comprehension.
///
/// Names are kept as CPython keeps them: a private name (`__x` in a class) is mangled. Methods that
/// take a name accept both forms. Scopes compare by identity; there is one for each owner.
public final class Scope {
  /// The kinds of scope.
  public enum Kind {
    MODULE,
    CLASS,
    FUNCTION,
    LAMBDA,
    COMPREHENSION,
    /// The type parameters of a generic function, class or alias; between it and its surroundings.
    TYPE_PARAMETERS
  }

  private static final Access LOCAL = new Access.Local();
  private static final Access GLOBAL = new Access.Global();
  private static final String CLASS_CELL = "__class__";

  private final Kind kind;
  private final Node owner;
  private final Optional<Scope> parent;
  private final String privateClass;

  // Written by ScopeBuilder alone, before anyone else sees the scope.
  final Set<String> globals = new HashSet<>();
  final Set<String> nonlocals = new HashSet<>();
  final Set<String> used = new LinkedHashSet<>();
  private final Set<String> captured = new LinkedHashSet<>();
  private final Map<String, List<Binding>> bindings = new LinkedHashMap<>();
  private final List<Statement.ImportFrom> starImports = new ArrayList<>();

  Scope(Kind kind, Node owner, Optional<Scope> parent) {
    this.kind = kind;
    this.owner = owner;
    this.parent = parent;
    this.privateClass =
        owner instanceof Statement.ClassDef def && kind == Kind.CLASS
            ? def.name().text().replaceFirst("^_+", "")
            : parent.map(scope -> scope.privateClass).orElse("");
  }

  /// What kind of scope it is.
  public Kind kind() {
    return kind;
  }

  /// The module, class, function, lambda, comprehension or type alias whose scope this is.
  public Node owner() {
    return owner;
  }

  /// The scope around it; empty for a module.
  public Optional<Scope> parent() {
    return parent;
  }

  /// The names bound here, in the order of their first bindings.
  public Set<String> bound() {
    return Collections.unmodifiableSet(bindings.keySet());
  }

  /// The names of this scope that scopes inside it use or bind.
  public Set<String> captured() {
    return Collections.unmodifiableSet(captured);
  }

  /// The names declared `global` here.
  public Set<String> declaredGlobal() {
    return Collections.unmodifiableSet(globals);
  }

  /// The names declared `nonlocal` here, and those a comprehension binds outside itself by `:=`.
  public Set<String> declaredNonlocal() {
    return Collections.unmodifiableSet(nonlocals);
  }

  /// Where a name of this scope is bound, in the order of the text. Bindings in inner scopes that
  /// declare the name `global` or `nonlocal` count.
  public List<Binding> bindings(String name) {
    return Collections.unmodifiableList(bindings.getOrDefault(mangled(name), List.of()));
  }

  /// The star imports that run in this scope, in the order of the text.
  public List<Statement.ImportFrom> starImports() {
    return Collections.unmodifiableList(starImports);
  }

  /// Whether names bound here are variables of a function-like activation.
  public boolean isFunctionLike() {
    return kind != Kind.MODULE && kind != Kind.CLASS;
  }

  /// How code of this scope reaches a name.
  public Access access(String name) {
    String key = mangled(name);
    if (kind == Kind.MODULE || globals.contains(key)) {
      return GLOBAL;
    }
    if (bindings.containsKey(key) && !nonlocals.contains(key)) {
      return kind == Kind.CLASS ? new Access.ClassThenGlobal(this) : LOCAL;
    }
    return outside(key);
  }

  /// A name as it is stored: `__x` written inside a class `C` is `_C__x`.
  public String mangled(String name) {
    boolean isPrivate = name.startsWith("__") && !name.endsWith("__") && name.indexOf('.') < 0;
    return isPrivate && !privateClass.isEmpty() ? "_" + privateClass + name : name;
  }

  private Access outside(String key) {
    boolean seesClass = kind == Kind.TYPE_PARAMETERS;
    for (Optional<Scope> next = parent; next.isPresent(); next = next.get().parent) {
      Scope scope = next.get();
      switch (scope.kind) {
        case MODULE -> {
          return GLOBAL;
        }
        case CLASS -> {
          if (key.equals(CLASS_CELL)) {
            return new Access.Cell(scope);
          }
          // Annotation scopes directly in a class see its names; functions do not.
          if (seesClass && scope.globals.contains(key)) {
            return GLOBAL;
          }
          if (seesClass && scope.ownsName(key)) {
            return new Access.ClassThenGlobal(scope);
          }
        }
        case FUNCTION, LAMBDA, COMPREHENSION, TYPE_PARAMETERS -> {
          if (scope.globals.contains(key)) {
            return GLOBAL;
          }
          if (scope.ownsName(key)) {
            return new Access.Cell(scope);
          }
        }
      }
      seesClass &= scope.kind == Kind.TYPE_PARAMETERS;
    }
    return GLOBAL;
  }

  private boolean ownsName(String key) {
    return bindings.containsKey(key) && !nonlocals.contains(key);
  }

  void bind(String key, Binding binding) {
    bindings.computeIfAbsent(key, _ -> new ArrayList<>()).add(binding);
  }

  List<Binding> release(String key) {
    List<Binding> released = bindings.remove(key);
    return released == null ? List.of() : released;
  }

  void capture(String key) {
    captured.add(key);
  }

  void importStar(Statement.ImportFrom statement) {
    starImports.add(statement);
  }

  /// Brings bindings that arrived from inner scopes into the order of the text.
  void sortBindings() {
    bindings.values().forEach(list -> list.sort(Comparator.comparingInt(b -> start(b.node()))));
    List<Map.Entry<String, List<Binding>>> entries = new ArrayList<>(bindings.entrySet());
    entries.sort(Comparator.comparingInt(entry -> start(entry.getValue().getFirst().node())));
    bindings.clear();
    entries.forEach(entry -> bindings.put(entry.getKey(), entry.getValue()));
  }

  private static int start(Node node) {
    return node.range().start();
  }

  @Override
  public String toString() {
    return "Scope[" + kind + " " + owner.id() + "]";
  }
}
