package dev.graphlift.workspace;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.InputSignature;
import dev.graphlift.analysis.facts.ParameterFacts;
import dev.graphlift.analysis.facts.Workload;
import dev.graphlift.refactor.Standing;
import dev.graphlift.rules.HazardRule;
import dev.graphlift.rules.Judgement;
import dev.graphlift.rules.Rule;
import dev.graphlift.rules.Rules;
import dev.graphlift.rules.Verdict;
import dev.graphlift.source.Finding;
import dev.graphlift.workspace.FunctionDetails.Severity;
import dev.graphlift.workspace.FunctionDetails.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// One function under our own rules.
final class OwnReport {
  private static final int MOST_GRAPHS = 2;

  private final Spans spans;
  private final FunctionFacts facts;
  private final Verdict verdict;
  private final FunctionParts parts;

  private final Optional<Standing> standing;

  /// @param standing where it stands among the functions that fixes make graph functions
  OwnReport(Spans spans, FunctionFacts facts, Verdict verdict, Optional<Standing> standing) {
    this.standing = standing;
    this.spans = spans;
    this.facts = facts;
    this.verdict = verdict;
    this.parts = new FunctionParts(spans, facts);
  }

  FunctionReport function() {
    List<FunctionReport.Evidence> evidence = new ArrayList<>(parts.evidence());
    gaps().forEach((fact, gap) -> evidence.add(gap(fact, gap)));
    return new FunctionReport(
        facts.unit().file(),
        facts.name(),
        parts.line(),
        parts.name().column(),
        facts.isHybrid(),
        parts.decorator(),
        FunctionParts.facts(known()),
        parts.parameters(),
        facts
            .signature()
            .map(found -> found.best().<InputSignature>map(best -> best).orElse(found))
            .map(found -> FunctionParts.signature(found, InputSignature.Notation.EXACT)),
        verdict instanceof Verdict.ToGraph ? Optional.of("P1") : Optional.empty(),
        verdict instanceof Verdict.ToGraph ? List.of("CONVERT_TO_HYBRID") : List.of(),
        failures(),
        verdict instanceof Verdict.ToGraph(var assumptions) ? assumptions : List.of(),
        evidence);
  }

  private FunctionReport.Evidence gap(String fact, Gap gap) {
    return parts.evidence(fact, Evidence.at(gap.place(), gap.message()));
  }

  private Map<String, Truth> known() {
    Map<String, Truth> known = new LinkedHashMap<>();
    for (HazardRule rule : Rules.ALL) {
      Truth flagged = truth(rule.judge(facts));
      Rule.Fact fact = rule.rule().fact();
      known.put(
          fact.name(),
          switch (fact.whenFlagged()) {
            case HOLDS -> flagged;
            case FAILS -> opposite(flagged);
          });
    }
    return known;
  }

  private static Truth truth(Judgement judgement) {
    return switch (judgement) {
      case Judgement.Blocks _ -> Truth.TRUE;
      case Judgement.Clear _ -> Truth.FALSE;
      case Judgement.Undecided _ -> Truth.UNKNOWN;
    };
  }

  private static Truth opposite(Truth truth) {
    return switch (truth) {
      case TRUE -> Truth.FALSE;
      case FALSE -> Truth.TRUE;
      case UNKNOWN -> Truth.UNKNOWN;
    };
  }

  private Map<String, Gap> gaps() {
    Map<String, Gap> gaps = new LinkedHashMap<>();
    for (HazardRule rule : Rules.ALL) {
      if (rule.judge(facts) instanceof Judgement.Undecided(var gap)) {
        gaps.put(rule.rule().fact().name(), gap);
      }
    }
    return gaps;
  }

  private List<String> failures() {
    return switch (verdict) {
      case Verdict.KeepEager(var because) ->
          because.stream()
              .flatMap(finding -> Rules.find(finding.rule()).stream())
              .map(rule -> rule.rule().failure())
              .distinct()
              .toList();
      case Verdict.ToGraph _, Verdict.KeepGraph _, Verdict.CannotTell _ -> List.of();
    };
  }

  List<Diagnostic> diagnostics() {
    boolean candidate = facts.parameters().stream().anyMatch(p -> p.isTensor().isYes());
    return switch (verdict) {
      case Verdict.ToGraph _ -> List.of(opportunity());
      case Verdict.KeepGraph(var warnings) -> perRule(warnings, Diagnostic.Severity.WARNING);
      case Verdict.KeepEager(var because) ->
          candidate ? perRule(because, Diagnostic.Severity.INFO) : List.of();
      case Verdict.CannotTell(var gaps) -> candidate ? List.of(open(gaps)) : List.of();
    };
  }

  /// What our rules say, by the severities of the reference tool.
  List<Status> statuses() {
    return switch (verdict) {
      case Verdict.ToGraph(var assumptions) -> {
        List<Status> statuses = new ArrayList<>();
        statuses.add(ReferenceCodes.remark(Severity.INFO, "it can run as a graph"));
        assumptions.forEach(a -> statuses.add(ReferenceCodes.remark(Severity.INFO, a)));
        yield statuses;
      }
      case Verdict.KeepGraph(var warnings) ->
          perRule(warnings, Diagnostic.Severity.WARNING).stream()
              .map(warning -> ReferenceCodes.remark(Severity.WARNING, warning.message()))
              .toList();
      case Verdict.KeepEager(var because) ->
          perRule(because, Diagnostic.Severity.INFO).stream()
              .map(finding -> failed(finding.code(), finding.message()))
              .toList();
      case Verdict.CannotTell(var open) ->
          gaps().entrySet().stream()
              .filter(gap -> open.contains(gap.getValue()))
              .map(gap -> ReferenceCodes.untold(gap.getKey(), gap.getValue().message()))
              .toList();
    };
  }

  private static Status failed(String rule, String message) {
    String failure = Rules.find(rule).map(found -> found.rule().failure()).orElse(rule);
    return ReferenceCodes.failed(failure, message);
  }

  /// The first finding of each rule; the others say the same of other places.
  private List<Diagnostic> perRule(List<Finding> findings, Diagnostic.Severity severity) {
    Map<String, Diagnostic> first = new LinkedHashMap<>();
    for (Finding finding : findings) {
      first.putIfAbsent(finding.rule(), spans.diagnostic(finding, severity));
    }
    return List.copyOf(first.values());
  }

  private Diagnostic opportunity() {
    List<Diagnostic.Related> related = new ArrayList<>();
    for (ParameterFacts parameter : facts.parameters()) {
      if (parameter.isTensor() instanceof Answer.Yes(var evidence)) {
        spans.related(evidence.getFirst()).stream()
            .filter(each -> !related.contains(each))
            .forEach(related::add);
      }
    }
    return new Diagnostic(
        "run-as-graph",
        Diagnostic.Severity.WARNING,
        spans.of(facts.place()),
        "`%s` can run as a graph%s"
            .formatted(facts.name(), standing.map(OwnReport::benefit).orElse("")),
        related);
  }

  /// What it would gain, or where it runs as one.
  private static String benefit(Standing standing) {
    return switch (standing) {
      case Standing.Boundary(var work) -> ": " + work(work);
      case Standing.Covered(var by) ->
          ": that of %s"
              .formatted(
                  by.stream().limit(MOST_GRAPHS).collect(Collectors.joining("` and `", "`", "`")));
      case Standing.MadeInGraph(var by) -> ": that of `%s`, which makes it".formatted(by);
      case Standing.Small(var work) ->
          ", but computes too little to pay for a call into a graph: " + work(work);
      case Standing.Seldom() -> ", but is called too seldom to pay for tracing";
    };
  }

  private static String work(Workload.Work work) {
    String operations =
        work.operations() == 1
            ? "1 tensor operation"
            : "%d tensor operations".formatted(work.operations());
    return operations
        + switch (work.calls()) {
          case ONCE -> ", called once";
          case NOW_AND_THEN -> ", called now and then";
          case SEVERAL -> ", called several times";
          case IN_LOOP -> ", called in a loop";
          case UNKNOWN -> "";
        };
  }

  private Diagnostic open(List<Gap> gaps) {
    Gap gap = gaps.getFirst();
    return new Diagnostic(
        Diagnostic.CANNOT_TELL,
        Diagnostic.Severity.INFO,
        spans.of(facts.place()),
        "whether `%s` can run as a graph cannot be told: %s".formatted(facts.name(), gap.message()),
        List.of(new Diagnostic.Related(spans.of(gap.place()), gap.message())));
  }
}
