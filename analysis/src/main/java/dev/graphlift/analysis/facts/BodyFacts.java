package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import java.util.List;
import java.util.Optional;

/// What the body of a function and the calls of it show about tracing it, beside its effects.
///
/// @param covered whether every known call of it is made by a graph already
/// @param coveredByDecorators the same where only decorators make graphs
/// @param nameLiterals numbers, truth values and element types written as the `name` of an
///   operation of the framework
/// @param parameterLoops `for` statements over tensors that come from its parameters
/// @param staleReads lists of variables read before the call that may make the variables
/// @param coercions parameters that meet tensors of other element types
/// @param symbolicArguments calls that hand it symbolic inputs of a model under construction
/// @param hints whether its graph decorator asks for annotations to be passed over
/// @param foreignDecorator a decorator from a library that may put something else in its place
public record BodyFacts(
    Answer<Evidence> covered,
    Answer<Evidence> coveredByDecorators,
    List<Evidence> nameLiterals,
    List<Evidence> parameterLoops,
    List<StaleRead> staleReads,
    List<Coercion> coercions,
    List<SymbolicArgument> symbolicArguments,
    Hints hints,
    Optional<Evidence> foreignDecorator) {
  public BodyFacts {
    nameLiterals = List.copyOf(nameLiterals);
    parameterLoops = List.copyOf(parameterLoops);
    staleReads = List.copyOf(staleReads);
    coercions = List.copyOf(coercions);
    symbolicArguments = List.copyOf(symbolicArguments);
  }

  /// What becomes of annotations.
  public enum Hints {
    FOLLOWED,
    /// The graph decorator is told not to follow them.
    PASSED_OVER
  }

  /// A list of an object's variables that is read before the call of the object that makes them.
  ///
  /// @param form how the body names the object where it calls it
  /// @param owner whether the object has its variables already
  public record StaleRead(Evidence evidence, Form form, Owner owner) {
    /// Whether an object has its variables before it is called.
    public enum Owner {
      /// It may make them when it is called.
      OPEN,
      /// It was made of symbolic inputs, which makes its variables at once.
      BUILT
    }

    /// How an object is named.
    public enum Form {
      NAME,
      ATTRIBUTE
    }
  }

  /// A parameter that an operator combines with tensors of other element types, to which eager
  /// execution converts an array.
  public record Coercion(String parameter, Outcome outcome, Evidence evidence) {
    /// What becomes of the parameter.
    public sealed interface Outcome {
      /// It would have to be of several element types.
      record Conflict() implements Outcome {}

      /// It becomes one of a single other element type.
      record Pin(String dtype) implements Outcome {}
    }
  }

  /// A call that passes a symbolic input.
  ///
  /// @param source where the caller has the input from
  public record SymbolicArgument(Evidence evidence, Source source) {
    /// Where a value comes from.
    public enum Source {
      /// The caller made it.
      MADE,
      /// The caller received it, or made it of what it received.
      RECEIVED
    }
  }
}
