package dev.graphlift.analysis.values;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The variables of one activation that inner functions see, and the environments around it.
public final class Environment {
  private final Optional<Environment> outer;
  private final ModuleObject module;
  private final int scopeOwner;
  private final int activation;
  private final Map<String, Cell> cells = new LinkedHashMap<>();

  /// @param scopeOwner id of the node whose scope it holds
  /// @param activation number of the activation it belongs to
  public Environment(
      Optional<Environment> outer, ModuleObject module, int scopeOwner, int activation) {
    this.outer = outer;
    this.module = module;
    this.scopeOwner = scopeOwner;
    this.activation = activation;
  }

  /// The module whose globals its code sees.
  public ModuleObject module() {
    return module;
  }

  /// The activation it belongs to.
  public int activation() {
    return activation;
  }

  /// The cell of a captured variable.
  public Cell cell(String name) {
    return cells.computeIfAbsent(name, _ -> new Cell());
  }

  /// The nearest environment, from this one outwards, that holds a scope.
  public Optional<Environment> holding(int owner) {
    Optional<Environment> at = Optional.of(this);
    while (at.isPresent() && at.get().scopeOwner != owner) {
      at = at.get().outer;
    }
    return at;
  }
}
