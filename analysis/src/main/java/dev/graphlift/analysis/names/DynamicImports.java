package dev.graphlift.analysis.names;

import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Literal;
import java.util.List;
import java.util.Optional;

/// Imports by a call whose module name is a constant.
final class DynamicImports {
  private DynamicImports() {}

  /// The module a call of `callee` brings, when that is an importing function.
  static Optional<ModuleRef> module(
      ModuleTable modules, String fromFile, String callee, Expression.Call call) {
    return switch (callee) {
      case "importlib.import_module" -> importModule(modules, fromFile, call);
      case "builtins.__import__" -> importBuiltin(modules, fromFile, call);
      default -> Optional.empty();
    };
  }

  private static Optional<ModuleRef> importModule(
      ModuleTable modules, String fromFile, Expression.Call call) {
    Optional<String> name = argument(call, 0, "name").flatMap(DynamicImports::text);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String dotted = name.get().replaceFirst("^\\.+", "");
    int level = name.get().length() - dotted.length();
    if (level == 0) {
      return Optional.of(modules.resolve(fromFile, 0, dotted));
    }
    return argument(call, 1, "package")
        .flatMap(home -> relative(modules, fromFile, level, dotted, home));
  }

  private static Optional<ModuleRef> relative(
      ModuleTable modules, String fromFile, int level, String dotted, Expression home) {
    boolean isOwn =
        home instanceof Expression.Name name
            && (name.name().equals("__package__")
                || (name.name().equals("__name__") && ProjectFolders.isPackageFile(fromFile)));
    if (isOwn) {
      return Optional.of(modules.resolve(fromFile, level, dotted));
    }
    return text(home)
        .map(anchor -> List.of(anchor.split("\\.", -1)))
        .filter(segments -> segments.size() >= level)
        .map(segments -> String.join(".", segments.subList(0, segments.size() - level + 1)))
        .map(base -> modules.resolve(fromFile, 0, dotted.isEmpty() ? base : base + "." + dotted));
  }

  /// `__import__("a.b")` gives `a`, unless a list of names to take from `a.b` comes with it.
  private static Optional<ModuleRef> importBuiltin(
      ModuleTable modules, String fromFile, Expression.Call call) {
    boolean takesNames = argument(call, 3, "fromlist").filter(DynamicImports::isFilled).isPresent();
    boolean isRelative = argument(call, 4, "level").isPresent();
    return argument(call, 0, "name")
        .flatMap(DynamicImports::text)
        .filter(_ -> !isRelative)
        .map(dotted -> modules.prefixes(fromFile, 0, dotted))
        .map(prefixes -> takesNames ? prefixes.getLast() : prefixes.getFirst());
  }

  private static boolean isFilled(Expression names) {
    return switch (names) {
      case Expression.ListDisplay list -> !list.elements().isEmpty();
      case Expression.TupleDisplay tuple -> !tuple.elements().isEmpty();
      default -> false;
    };
  }

  private static Optional<Expression> argument(Expression.Call call, int position, String name) {
    List<Argument> arguments = call.arguments();
    Optional<Expression> named =
        arguments.stream()
            .filter(argument -> argument.name().filter(name::equals).isPresent())
            .map(Argument::value)
            .findFirst();
    boolean isPositional =
        position < arguments.size()
            && arguments.subList(0, position + 1).stream()
                .allMatch(argument ->
                    argument.kind() == Argument.Kind.POSITIONAL
                        && !(argument.value() instanceof Expression.Starred));
    return isPositional ? Optional.of(arguments.get(position).value()) : named;
  }

  private static Optional<String> text(Expression expression) {
    return expression instanceof Expression.Constant constant
            && constant.value() instanceof Literal.StringLiteral(String value)
            && !value.isEmpty()
        ? Optional.of(value)
        : Optional.empty();
  }
}
