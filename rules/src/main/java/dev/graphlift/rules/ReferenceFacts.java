package dev.graphlift.rules;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.facts.BodyFacts;
import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.InputSignature;
import dev.graphlift.analysis.facts.ParameterFacts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The facts that the reference tool decides on, as it has them.
///
/// It knows nothing of a function that nothing calls, or whose decorator it cannot follow.
///
/// @param followsHints whether annotations count
/// @param speculative whether only name and place suggest a tensor
public record ReferenceFacts(
    Fact tensorParameter,
    boolean followsHints,
    boolean speculative,
    Fact primitiveParameter,
    Fact sideEffects,
    Fact recursive,
    Fact computation,
    Fact eagerOnlyCalls,
    Fact numpyOnParameters,
    Fact invalidNameArguments,
    Fact staleVariableReads,
    Fact tensorParameterIteration,
    Fact conflictingDtypeCoercions,
    Fact kerasSymbolicArguments,
    Fact coveredCallers,
    Fact unresolvedAxes) {

  /// An answer of the reference tool.
  public enum Fact {
    TRUE,
    FALSE,
    UNKNOWN
  }

  /// What counts beside calls when tensors are looked for.
  public enum Clue {
    /// Annotations of parameters; where they do not count, a graph decorator can still ask for
    /// them.
    TYPE_HINTS,
    /// The name and place of the function.
    NAMES
  }

  static ReferenceFacts of(FunctionFacts facts, Set<Clue> clues) {
    return new Reader(facts, clues).read();
  }

  /// The failures that block only what nothing else blocks, in the order in which they are looked
  /// at.
  Map<String, Fact> newer() {
    Map<String, Fact> all = new LinkedHashMap<>();
    all.put("HAS_EAGER_ONLY_CALLS", eagerOnlyCalls);
    all.put("HAS_NUMPY_CALLS_ON_PARAMETERS", numpyOnParameters);
    all.put("HAS_INVALID_NAME_ARGUMENTS", invalidNameArguments);
    all.put("HAS_STALE_VARIABLE_READS", staleVariableReads);
    all.put("HAS_TENSOR_PARAMETER_ITERATION", tensorParameterIteration);
    all.put("HAS_CONFLICTING_EAGER_DTYPE_COERCIONS", conflictingDtypeCoercions);
    all.put("HAS_KERAS_SYMBOLIC_ARGUMENTS", kerasSymbolicArguments);
    all.put("NO_TENSOR_COMPUTATION", not(computation));
    all.put("HAS_COVERED_CALLERS", coveredCallers);
    return all;
  }

  /// The answers by their names in researchers' records.
  public Map<String, Fact> named() {
    Map<String, Fact> all = new LinkedHashMap<>();
    all.put("tensor_parameter", tensorParameter);
    all.put("primitive_parameter", primitiveParameter);
    all.put("python_side_effects", sideEffects);
    all.put("recursive", recursive);
    all.put("tensor_computation", computation);
    all.put("eager_only_calls", eagerOnlyCalls);
    all.put("numpy_on_parameters", numpyOnParameters);
    all.put("invalid_name_arguments", invalidNameArguments);
    all.put("unresolved_statically_read_axes", unresolvedAxes);
    all.put("stale_variable_reads", staleVariableReads);
    all.put("tensor_parameter_iteration", tensorParameterIteration);
    all.put("covered_callers", coveredCallers);
    all.put("conflicting_dtype_coercions", conflictingDtypeCoercions);
    all.put("keras_symbolic_arguments", kerasSymbolicArguments);
    return all;
  }

  private static Fact not(Fact fact) {
    return switch (fact) {
      case TRUE -> Fact.FALSE;
      case FALSE -> Fact.TRUE;
      case UNKNOWN -> Fact.UNKNOWN;
    };
  }

  /// Reads the answers off the facts of one function.
  private record Reader(FunctionFacts facts, Set<Clue> clues) {
    private ReferenceFacts read() {
      boolean proved = facts.parameters().stream().anyMatch(this::isTensor);
      boolean speculative =
          clues.contains(Clue.NAMES)
              && !proved
              && !facts.parameters().isEmpty()
              && facts.contextClue().isPresent();
      BodyFacts body = facts.body();
      return new ReferenceFacts(
          proved || speculative ? Fact.TRUE : noTensor(),
          followsHints(),
          speculative,
          primitive(),
          isReached() ? fact(SideEffects.reference(facts)) : Fact.UNKNOWN,
          isReached() ? fact(facts.recursion()) : Fact.UNKNOWN,
          isReached() ? fact(facts.computation()) : Fact.UNKNOWN,
          ifReached(has(EffectFact.Kind.EAGER_ONLY)),
          ifReached(has(EffectFact.Kind.HOST_COMPUTATION)),
          body.nameLiterals().isEmpty() ? Fact.FALSE : Fact.TRUE,
          ifReached(
              body.staleReads().stream()
                  .anyMatch(read -> read.form() == BodyFacts.StaleRead.Form.NAME)),
          ifReached(!body.parameterLoops().isEmpty()),
          ifReached(
              body.coercions().stream()
                  .anyMatch(c -> c.outcome() instanceof BodyFacts.Coercion.Outcome.Conflict)),
          ifReached(isSymbolic()),
          ifReached(body.coveredByDecorators().isYes()),
          ifReached(readsOpenAxes()));
    }

    private boolean readsOpenAxes() {
      return facts.signature().orElse(null)
              instanceof InputSignature.Inferred(var _, var axes, var _)
          && !axes.isEmpty();
    }

    /// What a parameter is by its annotation counts whatever reaches it.
    private boolean isTensor(ParameterFacts parameter) {
      boolean hinted = parameter.dottedHint().isPresent() && followsHints();
      return hinted
          || (isReached() && (parameter.tensor().isYes() || parameter.container().isYes()));
    }

    private boolean followsHints() {
      return facts.body().hints() == BodyFacts.Hints.FOLLOWED
          && (clues.contains(Clue.TYPE_HINTS)
              || facts.decoratorSets("experimental_follow_type_hints"));
    }

    /// Methods are called through bound objects, behind which it does not look.
    private boolean isSymbolic() {
      return !facts.isMethod()
          && facts.body().symbolicArguments().stream()
              .anyMatch(a -> a.source() == BodyFacts.SymbolicArgument.Source.MADE);
    }

    private boolean has(EffectFact.Kind kind) {
      return facts.effects().stream().anyMatch(effect -> effect.kind() == kind);
    }

    private Fact ifReached(boolean holds) {
      return !isReached() ? Fact.UNKNOWN : holds ? Fact.TRUE : Fact.FALSE;
    }

    private Fact noTensor() {
      return facts.parameters().isEmpty() || isReached() ? Fact.FALSE : Fact.UNKNOWN;
    }

    private boolean isReached() {
      return facts.called().isYes() && facts.body().foreignDecorator().isEmpty();
    }

    private Fact primitive() {
      return ifReached(
          facts.parameters().stream()
              .filter(p -> p.passing() == ParameterFacts.Passing.POSITIONAL)
              .anyMatch(p -> p.primitive().isYes()));
    }

    private static <E> Fact fact(Answer<E> answer) {
      return switch (answer) {
        case Answer.Yes<E> _ -> Fact.TRUE;
        case Answer.No<E> _ -> Fact.FALSE;
        case Answer.Unknown<E> _ -> Fact.UNKNOWN;
      };
    }
  }
}
