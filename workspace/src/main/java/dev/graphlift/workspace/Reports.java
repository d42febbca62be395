package dev.graphlift.workspace;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.ProjectAnalysis;
import dev.graphlift.refactor.Fix;
import dev.graphlift.refactor.Refactoring;
import dev.graphlift.rules.Decision;
import dev.graphlift.rules.HazardRule;
import dev.graphlift.rules.ReferenceDecision;
import dev.graphlift.rules.ReferenceDecision.Edition;
import dev.graphlift.rules.Rules;
import java.util.List;
import java.util.Set;

/// Turns facts and verdicts into what clients show.
final class Reports {
  private final Project project;
  private final Spans spans;
  private final Refactoring refactoring;
  private final Offers offers;

  Reports(Project project, ProjectSources sources, Refactoring refactoring) {
    this.project = project;
    this.spans = new Spans(sources);
    this.refactoring = refactoring;
    this.offers = new Offers(spans, refactoring);
  }

  /// The fixes that diagnostics offer.
  List<Fixes.Offer> offers() {
    return offers.all();
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
        new OwnReport(spans, facts, Decision.decide(deciding(project.settings()), facts));
    functions.add(report.function());
    // Whatever rules are left out of the report, an edit must be right.
    List<Fix> fixes = refactoring.fixes(Rules.ALL, facts, Decision.decide(Rules.ALL, facts));
    add(offers.with(facts, report.diagnostics(), fixes), diagnostics);
  }

  private void add(List<Diagnostic> found, List<Diagnostic> diagnostics) {
    Set<String> selected = Set.copyOf(project.settings().select());
    found.stream()
        .filter(diagnostic -> selected.contains("ALL") || selected.contains(diagnostic.code()))
        .forEach(diagnostics::add);
  }

  /// The rules that decide: a rule that is not selected is not reported, but still is a reason.
  private static List<HazardRule> deciding(Settings settings) {
    return Rules.ALL.stream()
        .filter(rule -> !settings.ignore().contains(rule.rule().id()))
        .toList();
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
    ReferenceDecision.Outcome outcome = ReferenceDecision.decide(facts, edition);
    ReferenceReport report = new ReferenceReport(spans, facts, outcome);
    functions.add(report.function());
    List<Fix> fixes = refactoring.fixes(facts, outcome);
    diagnostics.addAll(offers.with(facts, report.diagnostics(), fixes));
  }
}
