package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.names.Denotation;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.names.NameResolver;
import dev.graphlift.analysis.values.Code;
import dev.graphlift.analysis.values.FunctionObject;
import dev.graphlift.syntax.Expression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The functions that pytest calls for what a test names as a parameter: those of the test's class,
/// of its module, and of the `conftest.py` in its folder or in one around it.
///
/// Source: the page "Fixtures reference" of pytest's documentation.
final class Fixtures {
  private static final Denotation MARK = new Denotation.Qualified("pytest.fixture");
  private static final String SHARED = "conftest.py";

  private final NameResolver resolver;
  private final Map<String, List<Fixture>> byName = new HashMap<>();

  /// A fixture.
  record Fixture(FunctionObject function, FunctionUnit unit) {}

  Fixtures(NameResolver resolver, Iterable<FunctionObject> functions) {
    this.resolver = resolver;
    for (FunctionObject function : functions) {
      if (function.code() instanceof Code.Def(var file, var def)) {
        FunctionUnit unit = file.function(def.id());
        if (isFixture(unit)) {
          byName
              .computeIfAbsent(unit.def().name().text(), _ -> new ArrayList<>())
              .add(new Fixture(function, unit));
        }
      }
    }
  }

  private boolean isFixture(FunctionUnit unit) {
    FileIndex file = resolver.file(unit.file());
    return unit.def().decorators().stream()
        .map(decorator -> decorator instanceof Expression.Call call ? call.function() : decorator)
        .flatMap(name -> resolver.preferred(file, file.scopeAt(unit.def().id()), name).stream())
        .anyMatch(MARK::equals);
  }

  /// The fixture of that name that is nearest to a test or to another fixture.
  Optional<Fixture> find(FunctionUnit user, String name) {
    return byName.getOrDefault(name, List.of()).stream()
        .filter(fixture -> !fixture.unit().equals(user) && isSeen(fixture.unit(), user))
        .max(Comparator.comparingInt(fixture -> nearness(fixture.unit())));
  }

  private static boolean isSeen(FunctionUnit fixture, FunctionUnit user) {
    if (fixture.file().equals(user.file())) {
      return fixture.enclosingClass().isEmpty()
          || fixture.enclosingClass().equals(user.enclosingClass());
    }
    return fixture.enclosingClass().isEmpty()
        && fileName(fixture).equals(SHARED)
        && user.file().startsWith(folder(fixture));
  }

  private static int nearness(FunctionUnit fixture) {
    if (fixture.enclosingClass().isPresent()) {
      return Integer.MAX_VALUE;
    }
    return fileName(fixture).equals(SHARED) ? folder(fixture).length() : Integer.MAX_VALUE - 1;
  }

  private static String fileName(FunctionUnit unit) {
    return unit.file().substring(folder(unit).length());
  }

  private static String folder(FunctionUnit unit) {
    return unit.file().substring(0, unit.file().lastIndexOf('/') + 1);
  }
}
