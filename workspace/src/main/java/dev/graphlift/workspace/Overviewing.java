package dev.graphlift.workspace;

import dev.graphlift.analysis.evidence.Answer;
import dev.graphlift.analysis.evidence.Evidence;
import dev.graphlift.analysis.facts.CallNames;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.ParameterFacts;
import dev.graphlift.analysis.facts.ProjectAnalysis;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.rules.HazardRule;
import dev.graphlift.rules.Judgement;
import dev.graphlift.rules.Rule;
import dev.graphlift.source.LineIndex;
import dev.graphlift.syntax.Statement;
import dev.graphlift.workspace.ProjectOverview.Call;
import dev.graphlift.workspace.ProjectOverview.Callable;
import dev.graphlift.workspace.ProjectOverview.FunctionOverview;
import dev.graphlift.workspace.ProjectOverview.Judged;
import dev.graphlift.workspace.ProjectOverview.Purpose;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes the overview of a project.
final class Overviewing {
  /// What else a rule found says the same of other places.
  private static final int MOST_FINDINGS = 5;

  private static final int MOST_PLACES = 3;

  private final Spans spans;
  private final ProjectAnalysis.Result result;

  Overviewing(Spans spans, ProjectAnalysis.Result result) {
    this.spans = spans;
    this.result = result;
  }

  ProjectOverview overview(List<Reports.Decided> functions) {
    return new ProjectOverview(functions.stream().map(this::function).toList(), calls());
  }

  private FunctionOverview function(Reports.Decided decided) {
    FunctionFacts facts = decided.facts();
    String file = facts.unit().file();
    Statement.FunctionDef definition = facts.unit().def();
    LineIndex lines = spans.text(file).lines();
    int first =
        definition.decorators().stream()
            .mapToInt(decorator -> lines.line(decorator.range().start()))
            .min()
            .orElse(Integer.MAX_VALUE);
    int line = lines.line(definition.range().start());
    return new FunctionOverview(
        file,
        facts.name(),
        line,
        Math.min(first, line),
        lines.line(definition.range().end()),
        decided.diagnostics(),
        facts.parameters().stream().map(this::origins).toList(),
        decided.rules().stream().flatMap(rule -> judged(rule, facts).stream()).toList());
  }

  private List<Diagnostic.Related> origins(ParameterFacts parameter) {
    Stream<Evidence> seen =
        Stream.of(parameter.tensor(), parameter.container(), parameter.primitive())
            .flatMap(answer ->
                answer instanceof Answer.Yes(var evidence)
                    ? evidence.stream().limit(MOST_PLACES)
                    : Stream.of());
    return Stream.concat(parameter.hint().stream(), seen)
        .flatMap(evidence -> spans.related(evidence).stream())
        .distinct()
        .toList();
  }

  private Optional<Judged> judged(HazardRule hazard, FunctionFacts facts) {
    Rule rule = hazard.rule();
    return switch (hazard.judge(facts)) {
      case Judgement.Clear() -> Optional.empty();
      case Judgement.Undecided(var gap) ->
          Optional.of(
              judged(
                  rule,
                  Explanation.Outcome.UNDECIDED,
                  List.of(
                      new Diagnostic(
                          rule.id(),
                          Diagnostic.Severity.INFO,
                          spans.of(gap.place()),
                          gap.message(),
                          List.of()))));
      case Judgement.Blocks(var findings) ->
          Optional.of(
              judged(
                  rule,
                  Explanation.Outcome.BLOCKS,
                  findings.stream()
                      .limit(MOST_FINDINGS)
                      .map(finding -> spans.diagnostic(finding, Diagnostic.Severity.INFO))
                      .toList()));
    };
  }

  private static Judged judged(Rule rule, Explanation.Outcome outcome, List<Diagnostic> findings) {
    Purpose purpose =
        switch (rule.purpose()) {
          case SAFETY -> Purpose.SAFETY;
          case BENEFIT -> Purpose.BENEFIT;
          case CAVEAT, ADVICE -> Purpose.REMARK;
        };
    return new Judged(rule.id(), rule.summary(), outcome, purpose, findings);
  }

  private List<Call> calls() {
    Map<Site, Callable> functions = new HashMap<>();
    for (FunctionFacts facts : result.whole()) {
      String file = facts.unit().file();
      functions.put(
          new Site(file, facts.unit().def().id()),
          new Callable(
              file,
              facts.name(),
              spans.text(file).lines().line(facts.unit().def().range().start())));
    }
    return result.calls().links().stream()
        .flatMap(link ->
            Optional.ofNullable(functions.get(link.callee()))
                .map(callee -> new Call(caller(functions, link), callee, span(link)))
                .stream())
        .distinct()
        .toList();
  }

  private static Callable caller(Map<Site, Callable> functions, CallNames.Link link) {
    return link.caller()
        .flatMap(site -> Optional.ofNullable(functions.get(site)))
        .orElseGet(() -> new Callable(link.site().file(), "", 1));
  }

  private Diagnostic.Span span(CallNames.Link link) {
    return spans.of(result.calls().place(link.site()));
  }
}
