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
    if (isCall && isIn(unit, Set.of("Model"))) {
      return Optional.of(Evidence.at(at, "assumed to receive tensors as the call of a model"));
    }
    boolean isStep = STEP.matcher(name).matches() || name.matches("(train|test).*_step");
    return isStep || INFERENCE.matcher(name).matches()
        ? Optional.of(Evidence.at(at, "assumed to receive tensors because of its name"))
        : Optional.empty();
  }

  /// Whether the framework calls a function as the `call` of a layer or model.
  boolean isLayerCall(FunctionUnit unit) {
    return unit.def().name().text().equals("call") && isIn(unit, Set.of("Model", "Layer"));
  }

  /// Whether a function stands in a class of which some base class has one of the names.
  private boolean isIn(FunctionUnit unit, Set<String> bases) {
    FileIndex file = resolver.file(unit.file());
    Search search = new Search(resolver, bases, new HashSet<>());
    return unit.enclosingClass().filter(type -> search.hasBase(file, type)).isPresent();
  }

  /// A search through the bases of classes.
  private record Search(NameResolver resolver, Set<String> names, Set<Statement> seen) {
    private boolean hasBase(FileIndex file, Statement.ClassDef type) {
      return type.arguments().stream()
          .filter(argument -> argument.kind() == Argument.Kind.POSITIONAL)
          .anyMatch(argument -> hasBase(file, argument.value(), type));
    }

    private boolean hasBase(FileIndex file, Expression base, Statement.ClassDef of) {
      return names.contains(lastSegment(base))
          || resolver.preferred(file, file.scopeAt(of.id()), base).stream().anyMatch(this::isBase);
    }

    private boolean isBase(Denotation denotation) {
      return switch (denotation) {
        case Denotation.Qualified(var name) ->
            names.contains(name.substring(name.lastIndexOf('.') + 1));
        case Denotation.ProjectClass(var path, var node) -> {
          FileIndex file = resolver.file(path);
          yield file.node(node) instanceof Statement.ClassDef def
              && (names.contains(def.name().text()) || (seen.add(def) && hasBase(file, def)));
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
      return base instanceof Expression.Attribute attribute
          ? attribute.name().text()
          : base instanceof Expression.Name name ? name.name() : "";
    }
  }
}
