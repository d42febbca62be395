package dev.graphlift.workspace;

import dev.graphlift.source.SourceText;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Literal;
import dev.graphlift.syntax.PythonParser;
import dev.graphlift.syntax.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads where packages lie out of a `setup.py`, as far as its call of `setup` says so literally.
final class SetupScript {
  private SetupScript() {}

  static List<String> packageFolders(String text) {
    return PythonParser.parse(SourceText.of("setup.py", text)).tree().body().stream()
        .flatMap(SetupScript::statements)
        .flatMap(SetupScript::setupCall)
        .flatMap(call -> call.arguments().stream())
        .flatMap(SetupScript::folders)
        .toList();
  }

  /// A statement of the file, and those under `if __name__ == "__main__":`.
  private static Stream<Statement> statements(Statement statement) {
    return statement instanceof Statement.If branch ? branch.body().stream() : Stream.of(statement);
  }

  private static Stream<Expression.Call> setupCall(Statement statement) {
    return statement instanceof Statement.ExpressionStatement line
            && line.value() instanceof Expression.Call call
            && isCalled(call, "setup")
        ? Stream.of(call)
        : Stream.empty();
  }

  private static Stream<String> folders(Argument argument) {
    return switch (argument.name().orElse("")) {
      case "package_dir" -> ofPackageDir(argument.value());
      case "packages" -> ofFindPackages(argument.value());
      default -> Stream.empty();
    };
  }

  private static Stream<String> ofPackageDir(Expression value) {
    if (!(value instanceof Expression.DictDisplay dict)) {
      return Stream.empty();
    }
    return dict.entries().stream()
        .filter(entry -> entry.key().flatMap(SetupScript::text).equals(Optional.of("")))
        .flatMap(entry -> text(entry.value()).stream());
  }

  private static Stream<String> ofFindPackages(Expression value) {
    if (!(value instanceof Expression.Call call)
        || !(isCalled(call, "find_packages") || isCalled(call, "find_namespace_packages"))) {
      return Stream.empty();
    }
    Stream<Argument> positional = call.arguments().stream().limit(1).filter(SetupScript::isPlain);
    Stream<Argument> where =
        call.arguments().stream().filter(each -> each.name().equals(Optional.of("where")));
    return Stream.concat(positional, where).flatMap(each -> text(each.value()).stream());
  }

  private static boolean isPlain(Argument argument) {
    return argument.kind() == Argument.Kind.POSITIONAL;
  }

  private static boolean isCalled(Expression.Call call, String name) {
    return switch (call.function()) {
      case Expression.Name(_, _, String called) -> called.equals(name);
      case Expression.Attribute attribute -> attribute.name().text().equals(name);
      case Expression _ -> false;
    };
  }

  private static Optional<String> text(Expression value) {
    return value instanceof Expression.Constant(_, _, Literal.StringLiteral(String text))
        ? Optional.of(text)
        : Optional.empty();
  }
}
