package dev.graphlift.rules;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.InputSignature;
import dev.graphlift.rules.ReferenceFacts.Fact;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The decision of the reference tool, with its polarity for what is not known: preconditions P1 to
/// P3 and failures 1 to 13, and in its current edition P6 and the failures after 13.
///
/// A function that nothing calls has undeterminable facts, and an undeterminable fact stops the
/// decision without a failure of its own.
public final class ReferenceDecision {
  private final FunctionFacts facts;
  private final Edition edition;
  private final ReferenceFacts answers;
  private final List<String> failures = new ArrayList<>();
  private Optional<String> precondition = Optional.empty();
  private Optional<String> transformation = Optional.empty();

  private ReferenceDecision(FunctionFacts facts, Edition edition, Set<ReferenceFacts.Clue> clues) {
    this.facts = facts;
    this.edition = edition;
    this.answers = ReferenceFacts.of(facts, clues);
  }

  /// The states of the reference tool.
  public enum Edition {
    /// As its 2025 paper evaluates it.
    PAPER,
    /// As it is now.
    CURRENT
  }

  /// What the reference tool reports.
  ///
  /// @param isWithheld whether an input signature is left out as the function reads extents that it
  ///   leaves open
  public record Outcome(
      ReferenceFacts facts,
      Optional<String> precondition,
      List<String> transformations,
      List<String> failures,
      boolean isWithheld) {
    public Outcome {
      transformations = List.copyOf(transformations);
      failures = List.copyOf(failures);
    }
  }

  /// Decides on one function by all clues.
  public static Outcome decide(FunctionFacts facts, Edition edition) {
    return decide(facts, edition, EnumSet.allOf(ReferenceFacts.Clue.class));
  }

  /// Decides on one function.
  ///
  /// @param clues what counts beside calls
  public static Outcome decide(
      FunctionFacts facts, Edition edition, Set<ReferenceFacts.Clue> clues) {
    return new ReferenceDecision(facts, edition, clues).outcome();
  }

  private Outcome outcome() {
    undeterminable();
    if (facts.isDecoratedByName()) {
      hybrid();
    } else {
      eager();
    }
    // Any failure keeps a function as it is.
    List<String> transformations =
        failures.isEmpty() ? transformation.stream().toList() : List.of();
    boolean withheld =
        precondition.equals(Optional.of("P1"))
            && edition == Edition.CURRENT
            && answers.unresolvedAxes() == Fact.TRUE;
    return new Outcome(
        answers,
        failures.isEmpty() ? precondition : Optional.empty(),
        transformations,
        failures,
        withheld);
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
    return answers.newer().entrySet().stream()
        .filter(entry -> entry.getValue() == Fact.TRUE)
        .map(Map.Entry::getKey)
        .findFirst();
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
    } else if (hasUsableSignature() && answers.unresolvedAxes() == Fact.TRUE) {
      fail("HAS_UNRESOLVED_STATICALLY_READ_AXES");
    } else if (hasUsableSignature() && !facts.hasSignature()) {
      pass("P4", "RECONFIGURE");
    } else {
      fail("HAS_NO_PRIMITIVE_PARAMETERS");
      failIf(answers.sideEffects(), "HAS_PYTHON_SIDE_EFFECTS");
    }
  }

  /// Whether a signature was inferred that the file can spell and the function can have.
  private boolean hasUsableSignature() {
    return edition == Edition.CURRENT
        && answers.sideEffects() == Fact.FALSE
        && answers.recursive() == Fact.FALSE
        && facts.signature().orElse(null) instanceof InputSignature.Inferred signature
        && facts.canSpell(signature);
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
