package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.models.ApiEntry;
import dev.graphlift.analysis.models.ApiParameter;
import dev.graphlift.analysis.models.Kind;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.Denotation;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.names.NameResolver;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Literal;
import dev.graphlift.syntax.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds numbers, truth values and element types written as the `name` of operations of the
/// framework, anywhere in the text of a function: by keyword, or in second place of operations that
/// take nothing but their input and a name.
final class NameLiterals {
  private static final Set<String> ROOTS = Set.of("tf", "tensorflow");

  private final NameResolver resolver;
  private final Library library;

  NameLiterals(NameResolver resolver, Library library) {
    this.resolver = resolver;
    this.library = library;
  }

  List<Evidence> read(FileIndex file, FunctionUnit unit) {
    List<Evidence> found = new ArrayList<>();
    unit.def()
        .body()
        .forEach(statement ->
            Nodes.walk(
                statement,
                node -> {
                  if (node instanceof Expression.Call call && isRooted(call.function())) {
                    name(file, call)
                        .filter(name -> isLiteral(file, name))
                        .map(name -> evidence(file, name))
                        .ifPresent(found::add);
                  }
                }));
    return found;
  }

  private static boolean isRooted(Expression callee) {
    return callee instanceof Expression.Attribute
        && Bodies.path(callee).filter(path -> ROOTS.contains(path.getFirst())).isPresent();
  }

  private Optional<Expression> name(FileIndex file, Expression.Call call) {
    Optional<Expression> keyword =
        call.arguments().stream()
            .filter(argument -> argument.name().equals(Optional.of("name")))
            .map(Argument::value)
            .findFirst();
    List<Expression> positional =
        call.arguments().stream()
            .filter(argument -> argument.kind() == Argument.Kind.POSITIONAL)
            .map(Argument::value)
            .toList();
    return keyword.or(() ->
        positional.size() > 1 && takesInputAndName(file, call.function())
            ? Optional.of(positional.get(1))
            : Optional.empty());
  }

  private boolean takesInputAndName(FileIndex file, Expression callee) {
    return denoted(file, callee)
        .flatMap(library::find)
        .map(ApiEntry::parameters)
        .filter(parameters -> parameters.size() == 2)
        .map(parameters -> parameters.get(1))
        .map(ApiParameter::name)
        .filter("name"::equals)
        .isPresent();
  }

  private boolean isLiteral(FileIndex file, Expression value) {
    if (value instanceof Expression.Constant constant) {
      return switch (constant.value()) {
        case Literal.IntegerLiteral _,
            Literal.FloatLiteral _,
            Literal.ComplexLiteral _,
            Literal.BooleanLiteral _ ->
            true;
        case Literal.StringLiteral _,
            Literal.BytesLiteral _,
            Literal.NoneLiteral _,
            Literal.EllipsisLiteral _ ->
            false;
      };
    }
    return value instanceof Expression.Attribute
        && denoted(file, value)
            .flatMap(library::find)
            .filter(entry -> entry.kind() == Kind.DTYPE)
            .isPresent();
  }

  private Optional<String> denoted(FileIndex file, Expression dotted) {
    return resolver
        .resolve(file, file.scopeAt(dotted.id()), dotted)
        .filter(Denotation.Qualified.class::isInstance)
        .map(found -> ((Denotation.Qualified) found).name());
  }

  private static Evidence evidence(FileIndex file, Expression name) {
    return Evidence.at(
        file.parsed().source().place(name.range()),
        "`%s` is no name".formatted(file.parsed().source().slice(name.range())));
  }
}
