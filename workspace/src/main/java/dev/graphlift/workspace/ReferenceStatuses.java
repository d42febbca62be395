package dev.graphlift.workspace;

import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.facts.BodyFacts.Coercion;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.InputSignature;
import dev.graphlift.analysis.facts.ParameterFacts;
import dev.graphlift.analysis.facts.SignatureRelation;
import dev.graphlift.rules.ReferenceDecision;
import dev.graphlift.rules.ReferenceFacts;
import dev.graphlift.rules.ReferenceFacts.Fact;
import dev.graphlift.workspace.FunctionDetails.Severity;
import dev.graphlift.workspace.FunctionDetails.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the reference tool says on the way to its decision: remarks, warnings and failures.
final class ReferenceStatuses {
  private final FunctionFacts facts;
  private final ReferenceDecision.Outcome outcome;
  private final ReferenceFacts answers;
  private final List<Status> statuses = new ArrayList<>();

  private ReferenceStatuses(FunctionFacts facts, ReferenceDecision.Outcome outcome) {
    this.facts = facts;
    this.outcome = outcome;
    this.answers = outcome.facts();
  }

  /// The statuses of one function.
  ///
  /// @param details what its signatures are
  static List<Status> of(
      FunctionFacts facts,
      ReferenceDecision.Outcome outcome,
      ReferenceDecision.Edition edition,
      Details details) {
    ReferenceStatuses reading = new ReferenceStatuses(facts, outcome);
    reading.types();
    outcome.failures().forEach(f -> reading.statuses.add(ReferenceCodes.failed(f)));
    if (facts.isDecoratedByName()) {
      reading.hybrid();
    } else {
      reading.eager();
    }
    switch (edition) {
      case CURRENT -> reading.newer(details);
      case PAPER -> {}
    }
    return List.copyOf(reading.statuses);
  }

  private void types() {
    for (ParameterFacts parameter : facts.parameters()) {
      kind(parameter)
          .ifPresent(
              kind -> remark(ReferenceCodes.TYPES, "`%s` %s".formatted(parameter.name(), kind)));
    }
    if (answers.speculative()) {
      String clue = facts.contextClue().map(Evidence::message).orElse("its name says so");
      remark(ReferenceCodes.SPECULATION, "taken for a function of tensors: " + clue);
    }
  }

  private Optional<String> kind(ParameterFacts parameter) {
    if (answers.followsHints() && parameter.dottedHint().isPresent()) {
      return Optional.of("is a tensor by its annotation");
    }
    if (answers.primitiveParameter() == Fact.UNKNOWN) {
      return Optional.empty();
    }
    if (parameter.tensor().isYes()) {
      return Optional.of("receives a tensor");
    }
    return parameter.container().isYes()
        ? Optional.of("receives a container of tensors")
        : Optional.empty();
  }

  private void remark(int code, String message) {
    statuses.add(ReferenceCodes.remark(Severity.INFO, code, message));
  }

  /// One remark for each condition of a conversion that is met, as far as they are looked at.
  private void eager() {
    if (answers.tensorParameter() != Fact.TRUE) {
      return;
    }
    passed("it has a tensor parameter");
    if (answers.primitiveParameter() != Fact.FALSE) {
      return;
    }
    passed("it receives no plain Python values");
    if (answers.sideEffects() != Fact.FALSE) {
      return;
    }
    passed("it has no side effects in Python");
    if (answers.recursive() == Fact.FALSE) {
      passed("it does not call itself");
    }
  }

  private void passed(String message) {
    statuses.add(ReferenceCodes.remark(Severity.INFO, message));
  }

  private void hybrid() {
    if (answers.tensorParameter() == Fact.TRUE && answers.recursive() == Fact.TRUE) {
      warn("a graph function that calls itself may never end being traced");
    }
    if (answers.sideEffects() == Fact.TRUE) {
      warn("a graph function with side effects in Python has them once for each trace");
    }
  }

  private void warn(String message) {
    statuses.add(ReferenceCodes.remark(Severity.WARNING, message));
  }

  private void newer(Details details) {
    if (facts.isDecoratedByName() && answers.coveredCallers() == Fact.TRUE) {
      remark(ReferenceCodes.COVERAGE, "all that calls it is a graph already");
    }
    if (outcome.isWithheld()) {
      remark(ReferenceCodes.SIGNATURES, "no input signature: it reads extents that stay open");
    }
    if (facts.signature().orElse(null)
        instanceof InputSignature.Absent(var _, var blockers, var _)) {
      for (InputSignature.Blocker blocker : blockers) {
        String name = facts.parameters().get(blocker.parameter()).name();
        remark(
            ReferenceCodes.SIGNATURES,
            "no input signature because of `%s`: %s".formatted(name, blocker.reason()));
      }
    }
    if (details.inferred().isPresent()) {
      for (Coercion coercion : facts.body().coercions()) {
        if (coercion.outcome() instanceof Coercion.Outcome.Pin(var dtype)) {
          remark(
              ReferenceCodes.SIGNATURES,
              "`%s` becomes %s as in eager execution".formatted(coercion.parameter(), dtype));
        }
      }
    }
    details.relation().ifPresent(this::relation);
    if (outcome.transformations().contains("RECONFIGURE")) {
      passed("its calls agree on an input signature");
    }
  }

  private void relation(SignatureRelation relation) {
    switch (relation) {
      case AGREEMENT -> {}
      case SUPPLIED_BROADER ->
          remark(ReferenceCodes.SIGNATURES, "its input signature accepts more than its calls need");
      case SUPPLIED_TIGHTER -> warn("its input signature refuses some of its calls");
      case INCOMPARABLE -> warn("its input signature does not fit its calls");
    }
  }
}
