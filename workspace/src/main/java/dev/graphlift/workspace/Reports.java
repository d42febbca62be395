package dev.graphlift.workspace;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.ProjectAnalysis;
import dev.graphlift.rules.Decision;
import dev.graphlift.rules.HazardRule;
import dev.graphlift.rules.ReferenceDecision;
import dev.graphlift.rules.ReferenceDecision.Edition;
import dev.graphlift.rules.Rules;
import java.util.List;

/// Turns facts and verdicts into what clients show.
final class Reports {
  private final Project project;
  private final Spans spans;

  Reports(Project project, ProjectSources sources) {
    this.project = project;
    this.spans = new Spans(sources);
  }

  /// Adds the reports and diagnostics of all functions that the user asked about.
  void add(
      ProjectAnalysis.Result result, List<FunctionReport> functions, List<Diagnostic> diagnostics) {
    switch (project.settings().profile()) {
      case DEFAULT -> result.whole().forEach(f -> ours(f, functions, diagnostics));
      case REFERENCE ->
          result.called().forEach(f -> reference(f, Edition.CURRENT, functions, diagnostics));
      case PAPER ->
          result.called().forEach(f -> reference(f, Edition.PAPER, functions, diagnostics));
    }
  }

  private void ours(
      FunctionFacts facts, List<FunctionReport> functions, List<Diagnostic> diagnostics) {
    if (!project.isAsked(facts.unit().file())) {
      return;
    }
    OwnReport report =
        new OwnReport(spans, facts, Decision.decide(rules(project.settings()), facts));
    functions.add(report.function());
    diagnostics.addAll(report.diagnostics());
  }

  /// The rules that settings ask for.
  static List<HazardRule> rules(Settings settings) {
    return Rules.ALL.stream()
        .filter(rule ->
            settings.select().contains("ALL") || settings.select().contains(rule.rule().id()))
        .filter(rule -> !settings.ignore().contains(rule.rule().id()))
        .toList();
  }

  private void reference(
      FunctionFacts facts,
      Edition edition,
      List<FunctionReport> functions,
      List<Diagnostic> diagnostics) {
    if (!project.isAsked(facts.unit().file())) {
      return;
    }
    ReferenceReport report =
        new ReferenceReport(spans, facts, ReferenceDecision.decide(facts, edition));
    functions.add(report.function());
    diagnostics.addAll(report.diagnostics());
  }
}
