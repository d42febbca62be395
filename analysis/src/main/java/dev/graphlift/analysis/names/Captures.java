package dev.graphlift.analysis.names;

import java.util.List;

/// Settles what scopes do with names of other scopes once all of a file's scopes are known.
///
/// A binding of a name declared `global` or `nonlocal` moves to the scope that owns the name, and
/// each owner learns which of its names inner scopes use.
final class Captures {
  private final List<Scope> scopes;

  Captures(List<Scope> scopes) {
    this.scopes = scopes;
  }

  void settle() {
    Scope module = scopes.getFirst();
    for (Scope scope : scopes.subList(1, scopes.size())) {
      for (String name : scope.globals) {
        scope.release(name).forEach(binding -> module.bind(name, binding));
      }
    }
    for (Scope scope : scopes) {
      for (String name : scope.nonlocals) {
        moveOut(scope, name);
      }
    }
    scopes.forEach(Scope::sortBindings);
    for (Scope scope : scopes) {
      for (String name : scope.used) {
        if (scope.access(name) instanceof Access.Cell(Scope owner)) {
          owner.capture(name);
        }
      }
    }
  }

  private static void moveOut(Scope scope, String name) {
    List<Binding> moved = scope.release(name);
    if (!moved.isEmpty() && scope.access(name) instanceof Access.Cell(Scope owner)) {
      moved.forEach(binding -> owner.bind(name, binding));
    }
  }
}
