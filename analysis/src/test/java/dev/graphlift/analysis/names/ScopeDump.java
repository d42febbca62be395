package dev.graphlift.analysis.names;

import static java.util.stream.Collectors.joining;

import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Writes a file's scopes as text, one a line: what it binds (`*` marks what inner scopes use),
/// then how it reaches the other names it uses.
final class ScopeDump {
  private ScopeDump() {}

  static String of(FileIndex file) {
    return file.scopes().stream().map(ScopeDump::line).collect(joining());
  }

  static String shown(Access access) {
    return switch (access) {
      case Access.Local() -> "local";
      case Access.Cell(Scope owner) -> "cell of " + name(owner);
      case Access.Global() -> "global";
      case Access.ClassThenGlobal(Scope owner) -> name(owner) + ", then global";
    };
  }

  private static String line(Scope scope) {
    String bound =
        scope.bound().stream()
            .map(name -> scope.captured().contains(name) ? name + "*" : name)
            .collect(joining(", "));
    Set<String> others = new TreeSet<>(scope.used);
    if (scope.kind() == Scope.Kind.MODULE) {
      others.clear();
    }
    others.removeIf(name -> isOwn(scope, name));
    String uses =
        others.stream()
            .map(name -> "; " + name + ": " + shown(scope.access(name)))
            .collect(joining());
    return "  ".repeat(depth(scope)) + name(scope) + ": " + bound + uses + "\n";
  }

  private static boolean isOwn(Scope scope, String name) {
    return switch (scope.access(name)) {
      case Access.Local() -> true;
      case Access.ClassThenGlobal(Scope owner) -> owner == scope;
      case Access.Cell _, Access.Global() -> false;
    };
  }

  private static int depth(Scope scope) {
    return scope.parent().map(parent -> depth(parent) + 1).orElse(0);
  }

  private static String name(Scope scope) {
    String kind = scope.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return switch (scope.owner()) {
      case Statement.Definition def -> kind + " " + def.name().text();
      case Statement.TypeAlias(_, _, Expression.Name name, List<?> _, _) ->
          kind + " " + name.name();
      default -> kind;
    };
  }
}
