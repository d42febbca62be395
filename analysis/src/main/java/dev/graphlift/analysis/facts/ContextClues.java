package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.names.Denotation;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.names.NameResolver;
import dev.graphlift.source.Place;
import dev.graphlift.syntax.Argument;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Statement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Names and places that suggest that a function receives tensors though no call shows it: training
/// and test steps, inference functions, and the call methods of models. A suggestion is an
/// assumption, never a proof.
final class ContextClues {
  private static final Pattern STEP = Pattern.compile(".*(train|test).*_step");
  private static final Pattern INFERENCE = Pattern.compile("run_model|.*inference");

  private final NameResolver resolver;

  ContextClues(NameResolver resolver) {
    this.resolver = resolver;
  }

  Optional<Evidence> clue(FunctionUnit unit, Place at) {
    String name = unit.def().name().text();
    boolean isCall = name.equals("call") || name.equals("__call__");
    if (isCall && isInModel(unit)) {
      return Optional.of(Evidence.at(at, "assumed to receive tensors as the call of a model"));
    }
    boolean isStep = STEP.matcher(name).matches() || name.matches("(train|test).*_step");
    return isStep || INFERENCE.matcher(name).matches()
        ? Optional.of(Evidence.at(at, "assumed to receive tensors because of its name"))
        : Optional.empty();
  }

  private boolean isInModel(FunctionUnit unit) {
    FileIndex file = resolver.file(unit.file());
    return unit.enclosingClass().filter(type -> isModel(file, type, new HashSet<>())).isPresent();
  }

  private boolean isModel(FileIndex file, Statement.ClassDef type, Set<Statement> seen) {
    return type.arguments().stream()
        .filter(argument -> argument.kind() == Argument.Kind.POSITIONAL)
        .anyMatch(argument -> isModel(file, argument.value(), type, seen));
  }

  private boolean isModel(
      FileIndex file, Expression base, Statement.ClassDef of, Set<Statement> seen) {
    if (lastSegment(base).equals("Model")) {
      return true;
    }
    return resolver.preferred(file, file.scopeAt(of.id()), base).stream()
        .anyMatch(denotation -> isModel(denotation, seen));
  }

  private boolean isModel(Denotation denotation, Set<Statement> seen) {
    return switch (denotation) {
      case Denotation.Qualified(var name) -> name.endsWith(".Model") || name.equals("Model");
      case Denotation.ProjectClass(var path, var node) -> {
        FileIndex file = resolver.file(path);
        yield file.node(node) instanceof Statement.ClassDef def
            && (def.name().text().equals("Model") || (seen.add(def) && isModel(file, def, seen)));
      }
      case Denotation.ProjectFunction _,
          Denotation.ProjectModule _,
          Denotation.ProjectNamespace _,
          Denotation.Computed _,
          Denotation.Missing _ ->
          false;
    };
  }

  private static String lastSegment(Expression base) {
    return switch (base) {
      case Expression.Name name -> name.name();
      case Expression.Attribute attribute -> attribute.name().text();
      default -> "";
    };
  }
}
