package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.facts.BodyFacts.Coercion;
import dev.graphlift.analysis.interp.Activation;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.FunctionUnit;
import dev.graphlift.analysis.values.TensorType;
import dev.graphlift.analysis.values.Value;
import dev.graphlift.syntax.Expression;
import dev.graphlift.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the element types that operators in a body ask of the parameters they are applied to.
final class Coercions {
  private final Recorder recorder;

  Coercions(Recorder recorder) {
    this.recorder = recorder;
  }

  /// One operator that a parameter takes part in.
  private record Partner(Expression.BinaryOperation operation, Expression other) {}

  List<Coercion> read(
      FileIndex file,
      FunctionUnit unit,
      List<ParameterFacts> parameters,
      List<Activation> contexts) {
    Map<String, Set<String>> dtypes = new LinkedHashMap<>();
    for (ParameterFacts parameter : parameters) {
      if (parameter.passing() == ParameterFacts.Passing.POSITIONAL) {
        dtypes.put(parameter.name(), dtypes(parameter.types()));
      }
    }
    List<Coercion> coercions = new ArrayList<>();
    for (String parameter : dtypes.keySet()) {
      read(file, unit, parameter, dtypes, contexts).ifPresent(coercions::add);
    }
    return coercions;
  }

  private Optional<Coercion> read(
      FileIndex file,
      FunctionUnit unit,
      String parameter,
      Map<String, Set<String>> dtypes,
      List<Activation> contexts) {
    Set<String> own = dtypes.getOrDefault(parameter, Set.of());
    Set<String> asked = new LinkedHashSet<>();
    Optional<Partner> last = Optional.empty();
    for (Partner partner : partners(file, unit, parameter)) {
      if (isParameter(file, unit, partner.other())) {
        String other = ((Expression.Name) partner.other()).name();
        Set<String> others = dtypes.getOrDefault(other, Set.of());
        if (isConcrete(own) && isConcrete(others) && !own.equals(others)) {
          return Optional.of(coercion(file, parameter, new Coercion.Outcome.Conflict(), partner));
        }
        continue;
      }
      Set<String> found = new LinkedHashSet<>();
      for (Activation context : contexts) {
        Value value = recorder.value(context, partner.other());
        found.addAll(dtypes(List.copyOf(Reaching.tensors(value))));
      }
      if (found.contains(UNKNOWN)) {
        return Optional.empty();
      }
      last = found.isEmpty() ? last : Optional.of(partner);
      asked.addAll(found);
    }
    if (asked.size() > 1) {
      return last.map(at -> coercion(file, parameter, new Coercion.Outcome.Conflict(), at));
    }
    return isConcrete(own) && !asked.isEmpty() && !asked.equals(own)
        ? last.map(
            at -> coercion(file, parameter, new Coercion.Outcome.Pin(asked.iterator().next()), at))
        : Optional.empty();
  }

  private static final String UNKNOWN = "unknown";

  private static Set<String> dtypes(List<TensorType> types) {
    Set<String> dtypes = new LinkedHashSet<>();
    types.forEach(type -> dtypes.add(type.dtype().orElse(UNKNOWN)));
    return dtypes;
  }

  private static boolean isConcrete(Set<String> dtypes) {
    return dtypes.size() == 1 && !dtypes.contains(UNKNOWN);
  }

  private static List<Partner> partners(FileIndex file, FunctionUnit unit, String parameter) {
    List<Partner> partners = new ArrayList<>();
    for (Node node : Bodies.own(unit.def().body())) {
      if (node instanceof Expression.BinaryOperation operation) {
        boolean left = isParameter(file, unit, operation.left(), parameter);
        boolean right = isParameter(file, unit, operation.right(), parameter);
        if (left && !right) {
          partners.add(new Partner(operation, operation.right()));
        } else if (right && !left) {
          partners.add(new Partner(operation, operation.left()));
        }
      }
    }
    return partners;
  }

  private static boolean isParameter(
      FileIndex file, FunctionUnit unit, Expression expression, String parameter) {
    return expression instanceof Expression.Name name
        && name.name().equals(parameter)
        && Bodies.isParameterStill(file, unit, name);
  }

  private static boolean isParameter(FileIndex file, FunctionUnit unit, Expression expression) {
    return expression instanceof Expression.Name name
        && Bodies.parameterNames(unit).contains(name.name())
        && Bodies.isParameterStill(file, unit, name);
  }

  private static Coercion coercion(
      FileIndex file, String parameter, Coercion.Outcome outcome, Partner partner) {
    return new Coercion(
        parameter,
        outcome,
        Evidence.at(
            file.parsed().source().place(partner.operation().range()),
            "`%s` meets a tensor of another element type".formatted(parameter)));
  }
}
