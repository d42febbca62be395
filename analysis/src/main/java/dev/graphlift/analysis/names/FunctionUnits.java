package dev.graphlift.analysis.names;

import dev.graphlift.syntax.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lists the function definitions of a file with their qualified names.
final class FunctionUnits {
  private final String file;
  private final Map<Scope, String> names = new HashMap<>();
  private final Map<Scope, FunctionUnit> units = new HashMap<>();

  private FunctionUnits(String file) {
    this.file = file;
  }

  static List<FunctionUnit> of(String file, List<Scope> scopes) {
    FunctionUnits building = new FunctionUnits(file);
    List<FunctionUnit> found = new ArrayList<>();
    for (Scope scope : scopes) {
      switch (scope.owner()) {
        case Statement.ClassDef def when scope.kind() == Scope.Kind.CLASS ->
            building.names.put(scope, building.qualified(scope, def.name().text()));
        case Statement.FunctionDef def when scope.kind() == Scope.Kind.FUNCTION ->
            found.add(building.unit(scope, def));
        default -> {}
      }
    }
    found.sort(Comparator.comparingInt(unit -> unit.def().range().start()));
    return List.copyOf(found);
  }

  private FunctionUnit unit(Scope scope, Statement.FunctionDef def) {
    String name = qualified(scope, def.name().text());
    Optional<Statement.ClassDef> enclosingClass =
        surroundings(scope)
            .map(Scope::owner)
            .flatMap(owner ->
                owner instanceof Statement.ClassDef found ? Optional.of(found) : Optional.empty());
    FunctionUnit unit = new FunctionUnit(file, def, name, enclosingClass, enclosing(scope));
    names.put(scope, name);
    units.put(scope, unit);
    return unit;
  }

  private String qualified(Scope scope, String name) {
    return surroundings(scope).map(names::get).map(outer -> outer + "." + name).orElse(name);
  }

  private Optional<FunctionUnit> enclosing(Scope scope) {
    Optional<Scope> around = scope.parent();
    while (around.isPresent() && !units.containsKey(around.get())) {
      around = around.get().parent();
    }
    return around.map(units::get);
  }

  /// The scope the definition stands in, its own type parameters left out.
  private static Optional<Scope> surroundings(Scope scope) {
    Optional<Scope> around = scope.parent();
    while (around.isPresent() && around.get().kind() == Scope.Kind.TYPE_PARAMETERS) {
      around = around.get().parent();
    }
    return around;
  }
}
