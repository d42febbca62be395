package dev.graphlift.workspace;

import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.ProjectAnalysis;
import dev.graphlift.refactor.Fix;
import dev.graphlift.refactor.Refactoring;
import dev.graphlift.refactor.Safety;
import dev.graphlift.rules.Decision;
import dev.graphlift.rules.HazardRule;
import dev.graphlift.rules.ReferenceDecision;
import dev.graphlift.rules.ReferenceDecision.Edition;
import dev.graphlift.rules.ReferenceFacts;
import dev.graphlift.rules.Rules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Turns facts and verdicts into what clients show.
final class Reports {
  private final Project project;
  private final Spans spans;
  private final Refactoring refactoring;
  private final Offers offers;
  private final List<Supplier<FunctionDetails>> details = new ArrayList<>();
  private final List<Decided> decided = new ArrayList<>();

  /// A function with what there is to report of it.
  ///
  /// @param rules the rules of ours that decided
  record Decided(FunctionFacts facts, List<Diagnostic> diagnostics, List<HazardRule> rules) {
    Decided {
      diagnostics = List.copyOf(diagnostics);
      rules = List.copyOf(rules);
    }
  }

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

  /// What tables for researchers say besides, in the order of the reports.
  List<FunctionDetails> details() {
    return details.stream().map(Supplier::get).toList();
  }

  /// The functions in the order of the reports.
  List<Decided> decided() {
    return decided;
  }

  /// Adds the reports and diagnostics of all functions that the user asked about.
  void add(
      ProjectAnalysis.Result result, List<FunctionReport> functions, List<Diagnostic> diagnostics) {
    switch (project.settings().profile()) {
      case DEFAULT -> ours(result, functions, diagnostics);
      case REFERENCE ->
          asked(result.called())
              .forEach(f -> functions.add(reference(f, Edition.CURRENT, result, diagnostics)));
      case PAPER ->
          asked(result.called())
              .forEach(f -> functions.add(reference(f, Edition.PAPER, result, diagnostics)));
    }
  }

  private Stream<FunctionFacts> asked(List<FunctionFacts> facts) {
    return facts.stream().filter(f -> project.isAsked(f.unit().file()));
  }

  private void ours(
      ProjectAnalysis.Result result, List<FunctionReport> functions, List<Diagnostic> diagnostics) {
    Map<FunctionFacts, List<Fix>> fixes = new LinkedHashMap<>();
    // Whatever rules are left out of the report, an edit must be right.
    asked(result.whole())
        .forEach(f -> fixes.put(f, refactoring.fixes(Rules.ALL, f, Decision.decide(Rules.ALL, f))));
    List<Fix> all = fixes.values().stream().flatMap(List::stream).toList();
    var safe = refactoring.standings(result.whole(), all, Safety.SAFE);
    var unsafe = refactoring.standings(result.whole(), all, Safety.UNSAFE);
    List<HazardRule> rules = deciding(project.settings());
    fixes.forEach((facts, offered) -> {
      OwnReport report =
          new OwnReport(
              spans,
              facts,
              Decision.decide(rules, facts),
              safe.apply(facts).or(() -> unsafe.apply(facts)));
      FunctionReport function = report.function();
      details.add(() -> details(facts, function, result).with(report.statuses()));
      List<Diagnostic> shown = selected(offers.with(facts, report.diagnostics(), offered));
      decided.add(new Decided(facts, shown, rules));
      diagnostics.addAll(shown);
      functions.add(function);
    });
  }

  private static Details details(
      FunctionFacts facts, FunctionReport report, ProjectAnalysis.Result result) {
    return new Details(result.calls().moduleOf(facts.unit().file()), facts, report);
  }

  private List<Diagnostic> selected(List<Diagnostic> found) {
    Set<String> selected = Set.copyOf(project.settings().select());
    return found.stream()
        .filter(diagnostic -> selected.contains("ALL") || selected.contains(diagnostic.code()))
        .filter(diagnostic -> !project.settings().ignore().contains(diagnostic.code()))
        .toList();
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

  private Set<ReferenceFacts.Clue> clues() {
    Set<ReferenceFacts.Clue> clues = EnumSet.noneOf(ReferenceFacts.Clue.class);
    for (Clue clue : project.settings().clues()) {
      switch (clue) {
        case TYPE_HINTS -> clues.add(ReferenceFacts.Clue.TYPE_HINTS);
        case NAMES -> clues.add(ReferenceFacts.Clue.NAMES);
        case TESTS -> {}
      }
    }
    return clues;
  }

  private FunctionReport reference(
      FunctionFacts facts,
      Edition edition,
      ProjectAnalysis.Result result,
      List<Diagnostic> diagnostics) {
    ReferenceDecision.Outcome outcome = ReferenceDecision.decide(facts, edition, clues());
    ReferenceReport report = new ReferenceReport(spans, facts, outcome);
    FunctionReport function = report.function();
    details.add(() -> {
      Details parts = details(facts, function, result);
      return parts.with(report.statuses(edition, parts));
    });
    List<Fix> fixes = refactoring.fixes(facts, outcome);
    List<Diagnostic> shown = offers.with(facts, report.diagnostics(), fixes);
    decided.add(new Decided(facts, shown, List.of()));
    diagnostics.addAll(shown);
    return function;
  }
}
