package dev.graphlift.analysis.tensors;

import dev.graphlift.analysis.models.TensorRule;
import dev.graphlift.analysis.values.Dimension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Applies the rules of the written tables to the arguments of one call in one case.
public final class TensorRules {
  private static final Map<String, TensorFunction> FUNCTIONS = functions();

  private TensorRules() {}

  private static Map<String, TensorFunction> functions() {
    Map<String, TensorFunction> all = new HashMap<>();
    for (Map<String, TensorFunction> family :
        List.of(
            Broadcasting.ALL,
            Reductions.ALL,
            Reshaping.ALL,
            Joining.ALL,
            Slicing.ALL,
            Creation.ALL,
            LinearAlgebra.ALL,
            Convolution.ALL,
            Signals.ALL,
            Images.ALL,
            RaggedShapes.ALL,
            Assembly.ALL,
            LayerShapes.ALL,
            LayerWindows.ALL,
            Pipelines.ALL,
            ArrayShapes.ALL,
            Products.ALL,
            DtypeFunctions.ALL,
            Contents.ALL)) {
      family.forEach((name, function) -> {
        if (all.put(name, function) != null) {
          throw new IllegalStateException("two functions are called " + name);
        }
      });
    }
    return Map.copyOf(all);
  }

  /// The names of the functions that rules may use.
  public static Set<String> functionNames() {
    return new TreeSet<>(FUNCTIONS.keySet());
  }

  /// The parameters that a case of a call gives, by name, and the position of the value asked for,
  /// below zero where that is not known.
  public record Case(Map<String, Argument> parameters, long position) {
    public Case {
      parameters = Map.copyOf(parameters);
    }
  }

  /// What applying a rule came to.
  public sealed interface Outcome<T> {
    /// This.
    record Known<T>(T result) implements Outcome<T> {}

    /// It cannot be told.
    record Open<T>() implements Outcome<T> {}

    /// Nothing: the call raises.
    record Raises<T>(String why) implements Outcome<T> {}
  }

  /// A shape or elements.
  public static Outcome<List<Dimension>> extents(TensorRule rule, Case given) {
    return run(
        rule,
        given,
        result ->
            result instanceof Argument.Extents(var dimensions)
                ? dimensions
                : Literals.elements(result));
  }

  /// An element type.
  public static Outcome<String> dtype(TensorRule rule, Case given) {
    return run(rule, given, r -> ElementTypes.named(r, ElementTypes.Dialect.NUMPY));
  }

  /// An integer.
  public static Outcome<Dimension> integer(TensorRule rule, Case given) {
    return run(rule, given, Literals::dimension);
  }

  /// Whether a test holds.
  public static Outcome<Boolean> flag(TensorRule rule, Case given) {
    return run(rule, given, result -> new Operands(List.of(result)).flag(0));
  }

  /// Whether a call raises because the element types of its operands differ.
  public static boolean elementTypesDiffer(TensorRule rule, Case given) {
    try {
      RuleRun.attempt(() -> value(rule, given));
      return false;
    } catch (InvalidCallException invalid) {
      return invalid.isOfElementTypes();
    } catch (UnknownResultException _) {
      return false;
    }
  }

  private static <T> Outcome<T> run(TensorRule rule, Case given, Function<Argument, T> read) {
    try {
      return new Outcome.Known<>(RuleRun.attempt(() -> read.apply(value(rule, given))));
    } catch (InvalidCallException invalid) {
      return new Outcome.Raises<>(Optional.ofNullable(invalid.getMessage()).orElse(""));
    } catch (UnknownResultException _) {
      return new Outcome.Open<>();
    }
  }

  private static Argument value(TensorRule rule, Case given) {
    return switch (rule) {
      case TensorRule.Apply(var name, var operands) -> apply(name, operands, given);
      case TensorRule.Parameter(var names) ->
          names.stream()
              .flatMap(name -> Optional.ofNullable(given.parameters().get(name)).stream())
              .findFirst()
              .orElseGet(Argument.Missing::new);
      case TensorRule.Constant(var number) -> Argument.integer(number);
      case TensorRule.Word(var text) -> Defaults.word(text);
      case TensorRule.Position() ->
          given.position() < 0 ? new Argument.Unknown() : Argument.integer(given.position());
    };
  }

  private static Argument apply(String name, List<TensorRule> operands, Case given) {
    TensorFunction function =
        Optional.ofNullable(FUNCTIONS.get(name))
            .orElseThrow(() -> new IllegalStateException("no function is called " + name));
    return function.apply(
        new Operands(operands.stream().map(operand -> value(operand, given)).toList()));
  }
}
