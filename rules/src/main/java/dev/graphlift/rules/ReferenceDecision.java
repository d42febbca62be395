package dev.graphlift.rules;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.ParameterFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The decision of the reference tool, with its polarity for what is not known: preconditions P1 to
/// P3 and failures 1 to 13, and in its current edition P6 and the failures after 13.
///
/// A function that nothing calls has undeterminable facts, and an undeterminable fact stops the
/// decision without a failure of its own.
public final class ReferenceDecision {
  private final FunctionFacts facts;
  private final Edition edition;
  private final Facts answers;
  private final List<String> failures = new ArrayList<>();
  private Optional<String> precondition = Optional.empty();
  private Optional<String> transformation = Optional.empty();

  private ReferenceDecision(FunctionFacts facts, Edition edition) {
    this.facts = facts;
    this.edition = edition;
    this.answers = Facts.of(facts);
  }

  /// The states of the reference tool.
  public enum Edition {
    /// As its 2025 paper evaluates it.
    PAPER,
    /// As it is now.
    CURRENT
  }

  /// A fact as the reference tool has it.
  public enum Fact {
    TRUE,
    FALSE,
    UNKNOWN
  }

  /// The facts that the reference tool decides on.
  ///
  /// @param speculative whether only name and place suggest a tensor
  public record Facts(
      Fact tensorParameter,
      boolean speculative,
      Fact primitiveParameter,
      Fact sideEffects,
      Fact recursive,
      Fact computation,
      Fact eagerOnlyCalls,
      Fact numpyOnParameters) {

    static Facts of(FunctionFacts facts) {
      boolean proved = facts.parameters().stream().anyMatch(p -> p.isTensor().isYes());
      boolean speculative =
          !proved && !facts.parameters().isEmpty() && facts.contextClue().isPresent();
      return new Facts(
          proved || speculative ? Fact.TRUE : noTensor(facts),
          speculative,
          primitive(facts),
          fact(SideEffects.reference(facts)),
          fact(facts.recursion()),
          fact(facts.computation()),
          effect(facts, EffectFact.Kind.EAGER_ONLY),
          effect(facts, EffectFact.Kind.HOST_COMPUTATION));
    }

    private static Fact effect(FunctionFacts facts, EffectFact.Kind kind) {
      boolean has = facts.effects().stream().anyMatch(effect -> effect.kind() == kind);
      return has ? Fact.TRUE : isCalled(facts) ? Fact.FALSE : Fact.UNKNOWN;
    }

    private static Fact noTensor(FunctionFacts facts) {
      return facts.parameters().isEmpty() || isCalled(facts) ? Fact.FALSE : Fact.UNKNOWN;
    }

    private static boolean isCalled(FunctionFacts facts) {
      return facts.called().isYes();
    }

    private static Fact primitive(FunctionFacts facts) {
      if (!isCalled(facts)) {
        return Fact.UNKNOWN;
      }
      boolean any =
          facts.parameters().stream()
              .filter(p -> p.passing() == ParameterFacts.Passing.POSITIONAL)
              .anyMatch(p -> p.primitive().isYes());
      return any ? Fact.TRUE : Fact.FALSE;
    }

    private static <E> Fact fact(Answer<E> answer) {
      return switch (answer) {
        case Answer.Yes<E> _ -> Fact.TRUE;
        case Answer.No<E> _ -> Fact.FALSE;
        case Answer.Unknown<E> _ -> Fact.UNKNOWN;
      };
    }
  }

  /// What the reference tool reports.
  public record Outcome(
      Facts facts,
      Optional<String> precondition,
      List<String> transformations,
      List<String> failures) {
    public Outcome {
      transformations = List.copyOf(transformations);
      failures = List.copyOf(failures);
    }
  }

  /// Decides on one function.
  public static Outcome decide(FunctionFacts facts, Edition edition) {
    return new ReferenceDecision(facts, edition).outcome();
  }

  private Outcome outcome() {
    undeterminable();
    if (facts.isDecorated()) {
      hybrid();
    } else {
      eager();
    }
    // Any failure keeps a function as it is.
    List<String> transformations =
        failures.isEmpty() ? transformation.stream().toList() : List.of();
    return new Outcome(
        answers, failures.isEmpty() ? precondition : Optional.empty(), transformations, failures);
  }

  private void undeterminable() {
    if (answers.tensorParameter() == Fact.UNKNOWN) {
      fail("UNDETERMINABLE_TENSOR_PARAMETER");
    }
    if (answers.primitiveParameter() == Fact.UNKNOWN) {
      fail("UNDETERMINABLE_PRIMITIVE_PARAMETER");
    }
    if (answers.sideEffects() == Fact.UNKNOWN) {
      fail("UNDETERMINABLE_SIDE_EFFECTS");
    }
    if (answers.recursive() == Fact.UNKNOWN) {
      fail("CANT_APPROXIMATE_RECURSION");
    }
  }

  private void fail(String failure) {
    failures.add(failure);
  }

  private void eager() {
    switch (answers.tensorParameter()) {
      case UNKNOWN -> {}
      case FALSE -> {
        fail("HAS_NO_TENSOR_PARAMETERS");
        failIf(answers.primitiveParameter(), "HAS_PRIMITIVE_PARAMETERS");
        failIf(answers.sideEffects(), "HAS_PYTHON_SIDE_EFFECTS");
        failIf(answers.recursive(), "IS_RECURSIVE");
      }
      case TRUE -> eagerWithTensor();
    }
  }

  private void eagerWithTensor() {
    switch (answers.primitiveParameter()) {
      case UNKNOWN -> {}
      case TRUE -> {
        fail("HAS_PRIMITIVE_PARAMETERS");
        failIf(answers.sideEffects(), "HAS_PYTHON_SIDE_EFFECTS");
        failIf(answers.recursive(), "IS_RECURSIVE");
      }
      case FALSE -> {
        failIf(answers.sideEffects(), "HAS_PYTHON_SIDE_EFFECTS");
        if (answers.sideEffects() != Fact.UNKNOWN) {
          failIf(answers.recursive(), "IS_RECURSIVE");
        }
        if (answers.sideEffects() == Fact.FALSE && answers.recursive() == Fact.FALSE) {
          newerFailure().ifPresentOrElse(this::fail, () -> pass("P1", "CONVERT_TO_HYBRID"));
        }
      }
    }
  }

  /// The first of the failures that block only what nothing else blocks.
  private Optional<String> newerFailure() {
    if (edition == Edition.PAPER) {
      return Optional.empty();
    }
    if (answers.eagerOnlyCalls() == Fact.TRUE) {
      return Optional.of("HAS_EAGER_ONLY_CALLS");
    }
    if (answers.numpyOnParameters() == Fact.TRUE) {
      return Optional.of("HAS_NUMPY_CALLS_ON_PARAMETERS");
    }
    return answers.computation() == Fact.FALSE
        ? Optional.of("NO_TENSOR_COMPUTATION")
        : Optional.empty();
  }

  private void hybrid() {
    switch (answers.tensorParameter()) {
      case UNKNOWN -> {}
      case FALSE -> toEager("P2");
      case TRUE -> {
        switch (answers.primitiveParameter()) {
          case UNKNOWN -> {}
          case TRUE -> toEager("P3");
          case FALSE -> hybridWithTensorsOnly();
        }
      }
    }
  }

  private void hybridWithTensorsOnly() {
    if (edition == Edition.CURRENT && answers.computation() == Fact.FALSE) {
      toEager("P6");
    } else {
      fail("HAS_NO_PRIMITIVE_PARAMETERS");
      failIf(answers.sideEffects(), "HAS_PYTHON_SIDE_EFFECTS");
    }
  }

  private void toEager(String name) {
    switch (answers.sideEffects()) {
      case FALSE -> pass(name, "CONVERT_TO_EAGER");
      case TRUE -> fail("HAS_PYTHON_SIDE_EFFECTS");
      case UNKNOWN -> {}
    }
  }

  private void failIf(Fact fact, String failure) {
    if (fact == Fact.TRUE) {
      fail(failure);
    }
  }

  private void pass(String name, String change) {
    precondition = Optional.of(name);
    transformation = Optional.of(change);
  }
}
