package dev.graphlift.workspace;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.facts.EffectFact;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.InputSignature;
import dev.graphlift.analysis.facts.ParameterFacts;
import dev.graphlift.refactor.Fix;
import dev.graphlift.rules.ReferenceDecision;
import dev.graphlift.rules.ReferenceDecision.Edition;
import dev.graphlift.rules.ReferenceFacts.Fact;
import dev.graphlift.source.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One function as the reference tool would report it.
final class ReferenceReport {
  /// The arguments of `tf.function` in TensorFlow 2.9, after which the reference tool was made.
  private static final Set<String> KNOWN =
      Set.of(
          "func",
          "input_signature",
          "autograph",
          "jit_compile",
          "reduce_retracing",
          "experimental_implements",
          "experimental_autograph_options",
          "experimental_relax_shapes",
          "experimental_compile",
          "experimental_follow_type_hints");

  private final Spans spans;
  private final FunctionFacts facts;
  private final ReferenceDecision.Outcome outcome;
  private final FunctionParts parts;

  ReferenceReport(Spans spans, FunctionFacts facts, ReferenceDecision.Outcome outcome) {
    this.spans = spans;
    this.facts = facts;
    this.outcome = outcome;
    this.parts = new FunctionParts(spans, facts);
  }

  FunctionReport function() {
    Position name = parts.name();
    boolean hybrid = facts.isDecoratedByName();
    return new FunctionReport(
        facts.unit().file(),
        facts.name(),
        parts.line(),
        name.column(),
        hybrid,
        hybrid ? parts.decorator().map(ReferenceReport::known) : Optional.empty(),
        FunctionParts.facts(known()),
        parameters(),
        signature(),
        outcome.precondition(),
        outcome.transformations(),
        outcome.failures(),
        assumptions(),
        parts.evidence());
  }

  private List<FunctionReport.Parameter> parameters() {
    List<FunctionReport.Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < facts.parameters().size(); i++) {
      FunctionReport.Parameter part = parts.parameters().get(i);
      parameters.add(
          new FunctionReport.Parameter(
              part.name(),
              tensor(facts.parameters().get(i), part),
              part.container(),
              part.tensorTypes(),
              part.supplied()));
    }
    return parameters;
  }

  /// A container of tensors counts as a tensor, and an annotation where they are followed.
  private Truth tensor(ParameterFacts parameter, FunctionReport.Parameter part) {
    if (part.container() == Truth.TRUE) {
      return Truth.TRUE;
    }
    return outcome.facts().followsHints() ? part.tensor() : FunctionParts.truth(parameter.tensor());
  }

  private Optional<FunctionReport.Signature> signature() {
    return outcome.isWithheld()
        ? Optional.of(new FunctionReport.Signature.Absent("WITHHELD_STATICALLY_READ_AXES"))
        : facts
            .signature()
            .map(found -> FunctionParts.signature(found, InputSignature.Notation.REFERENCE));
  }

  /// The decorator with the arguments that the reference tool knows of; it passes over newer ones.
  private static FunctionReport.Decorator known(FunctionReport.Decorator decorator) {
    return new FunctionReport.Decorator(
        decorator.text(), decorator.parameters().stream().filter(KNOWN::contains).toList());
  }

  private Map<String, Truth> known() {
    Map<String, Truth> known = new LinkedHashMap<>();
    outcome.facts().named().forEach((name, fact) -> known.put(name, truth(fact)));
    return known;
  }

  private static Truth truth(Fact fact) {
    return switch (fact) {
      case TRUE -> Truth.TRUE;
      case FALSE -> Truth.FALSE;
      case UNKNOWN -> Truth.UNKNOWN;
    };
  }

  private List<String> assumptions() {
    return outcome.facts().speculative()
        ? facts.contextClue().map(Evidence::message).stream().toList()
        : List.of();
  }

  List<Diagnostic> diagnostics() {
    boolean candidate = facts.isDecoratedByName() || outcome.facts().tensorParameter() == Fact.TRUE;
    if (!candidate) {
      return List.of();
    }
    if (outcome.precondition().isPresent()) {
      return List.of(change(outcome.precondition().get()));
    }
    return outcome.failures().stream().map(this::failure).toList();
  }

  private Diagnostic change(String precondition) {
    List<String> changes = outcome.transformations();
    String code = Fix.RUN_EAGERLY;
    String message = "`%s` had better run eagerly (%s)";
    if (changes.contains("CONVERT_TO_HYBRID")) {
      code = Fix.RUN_AS_GRAPH;
      message = "`%s` can run as a graph (%s)";
    } else if (changes.contains("RECONFIGURE")) {
      code = Fix.ADD_SIGNATURE;
      message = "`%s` could have an input signature (%s)";
    }
    return new Diagnostic(
        code,
        Diagnostic.Severity.WARNING,
        spans.of(facts.place()),
        message.formatted(facts.name(), precondition),
        related());
  }

  private List<Diagnostic.Related> related() {
    List<Diagnostic.Related> related = new ArrayList<>();
    for (ParameterFacts parameter : facts.parameters()) {
      first(parameter.isTensor()).ifPresent(e -> related.addAll(spans.related(e)));
    }
    return related;
  }

  private Diagnostic failure(String failure) {
    return new Diagnostic(
        failure.toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
        Diagnostic.Severity.INFO,
        spans.of(facts.place()),
        "`%s` stays as it is: %s".formatted(facts.name(), failure),
        evidence(failure).map(spans::related).orElse(List.of()));
  }

  private Optional<Evidence> evidence(String failure) {
    return switch (failure) {
      case "HAS_PYTHON_SIDE_EFFECTS" ->
          facts.effects().stream().findFirst().map(EffectFact::evidence);
      case "IS_RECURSIVE" -> first(facts.recursion());
      case "HAS_PRIMITIVE_PARAMETERS" ->
          facts.parameters().stream().flatMap(p -> first(p.primitive()).stream()).findFirst();
      default -> Optional.empty();
    };
  }

  /// What the reference tool says on the way to its decision.
  List<FunctionDetails.Status> statuses(Edition edition, Details details) {
    return ReferenceStatuses.of(facts, outcome, edition, details);
  }

  private static Optional<Evidence> first(Answer<Evidence> answer) {
    return answer instanceof Answer.Yes(var evidence)
        ? Optional.of(evidence.getFirst())
        : Optional.empty();
  }
}
