package dev.graphlift.analysis.names;

import dev.graphlift.syntax.Node;
import dev.graphlift.syntax.Parsed;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The names of one file: its scopes, its functions and the way from a node to its surroundings.
///
/// Facts lie in arrays by node id. An index is immutable and depends on its file's text alone.
public final class FileIndex {
  private final Parsed parsed;
  private final Node[] nodes;
  private final int[] parents;
  private final Scope[] at;
  private final @Nullable Scope[] byOwner;
  private final List<Scope> scopes;
  private final List<FunctionUnit> functions;
  private final Map<Scope, Set<String>> reboundInside = new HashMap<>();
  private final Int2ObjectMap<FunctionUnit> functionsById = new Int2ObjectOpenHashMap<>();

  private FileIndex(ScopeBuilder builder) {
    this.parsed = builder.parsed();
    this.nodes = builder.nodes();
    this.parents = builder.parents();
    this.at = builder.at();
    this.byOwner = builder.byOwner();
    this.scopes = builder.scopes();
    this.functions = FunctionUnits.of(parsed.source().path(), scopes);
    functions.forEach(unit -> functionsById.put(unit.id(), unit));
    scopes.forEach(scope -> reboundInside.put(scope, reboundInside(scope)));
  }

  private Set<String> reboundInside(Scope scope) {
    return scope.bound().stream()
        .filter(name ->
            scope.bindings(name).stream()
                .filter(binding -> !(binding instanceof Binding.Given))
                .anyMatch(binding -> at[binding.node().id()] != scope))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Indexes a parsed file.
  public static FileIndex of(Parsed parsed) {
    return new FileIndex(ScopeBuilder.build(parsed));
  }

  /// The file.
  public Parsed parsed() {
    return parsed;
  }

  /// Its path in the project.
  public String path() {
    return parsed.source().path();
  }

  /// The scope of the module.
  public Scope moduleScope() {
    return scopes.getFirst();
  }

  /// The scope that a module, function, class, lambda, comprehension or type alias opens.
  public Scope scope(Node owner) {
    return scopeById(owner.id());
  }

  /// The scope whose owner has an id.
  public Scope scopeById(int ownerId) {
    Scope scope = byOwner[ownerId];
    if (scope == null) {
      throw new IllegalArgumentException("node " + ownerId + " opens no scope");
    }
    return scope;
  }

  /// The scope a node is evaluated in: for a default or a decorator the one around the function.
  public Scope scopeAt(int nodeId) {
    return at[nodeId];
  }

  /// Whether an inner scope rebinds a name of a scope, by `global` or `nonlocal`.
  ///
  /// @param key the name as scopes keep it
  public boolean isReboundInside(Scope scope, String key) {
    return reboundInside.getOrDefault(scope, Set.of()).contains(key);
  }

  /// All scopes, outer before inner ones.
  public List<Scope> scopes() {
    return scopes;
  }

  /// Every `def` in the order of the text.
  public List<FunctionUnit> functions() {
    return functions;
  }

  /// The unit of a definition.
  public FunctionUnit function(int defId) {
    FunctionUnit unit = functionsById.get(defId);
    if (unit == null) {
      throw new IllegalArgumentException("node " + defId + " is no function");
    }
    return unit;
  }

  /// The node with an id.
  public Node node(int nodeId) {
    return nodes[nodeId];
  }

  /// The node a node belongs to directly; empty for the module.
  public Optional<Node> parent(int nodeId) {
    int parent = parents[nodeId];
    return parent < 0 ? Optional.empty() : Optional.of(nodes[parent]);
  }

  @Override
  public String toString() {
    return "FileIndex[" + path() + "]";
  }
}
