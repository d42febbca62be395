package dev.graphlift.workspace;

import dev.graphlift.analysis.facts.Bindings;
import dev.graphlift.analysis.facts.CallNames;
import dev.graphlift.analysis.facts.InferredTypes;
import dev.graphlift.analysis.facts.ProjectAnalysis;
import dev.graphlift.analysis.facts.TypeFact;
import dev.graphlift.analysis.interp.Observer;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.values.ValueText;
import dev.graphlift.source.Place;
import dev.graphlift.workspace.ResearchTables.DepthLimit;
import dev.graphlift.workspace.ResearchTables.ResolvedCall;
import dev.graphlift.workspace.ResearchTables.Subject;
import dev.graphlift.workspace.ResearchTables.Table;
import dev.graphlift.workspace.ResearchTables.TypeReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the tables that are wanted besides the report.
final class Research {
  private final ResearchTables.Wanted wanted;
  private final Bindings bindings = new Bindings();

  Research(ResearchTables.Wanted wanted) {
    this.wanted = wanted;
  }

  /// What must see the analysis.
  Observer observer() {
    return wanted.tables().contains(Table.TYPES) ? bindings : Observer.NONE;
  }

  /// The tables of a settled analysis.
  ///
  /// @param reports made the reports of the functions
  ResearchTables tables(
      ProjectAnalysis.Result result, Library library, ProjectSources sources, Reports reports) {
    Map<String, List<String>> calls = new LinkedHashMap<>();
    wanted
        .calls()
        .ifPresent(detail ->
            result
                .calls()
                .adjacency(detail(detail))
                .forEach((caller, callees) -> calls.put(caller, List.copyOf(callees))));
    Spans spans = new Spans(sources);
    boolean details = wanted.tables().contains(Table.FUNCTIONS);
    return new ResearchTables(
        calls,
        wanted.tables().contains(Table.TYPES)
            ? InferredTypes.of(result.calls(), library, bindings).stream()
                .map(fact -> report(spans, fact))
                .toList()
            : List.of(),
        details ? reports.details() : List.of(),
        wanted.tables().contains(Table.RESOLVED_CALLS)
            ? result.calls().resolved().stream()
                .map(call -> report(spans, result.calls(), call))
                .toList()
            : List.of(),
        details ? limits(spans, result.calls()) : List.of(),
        wanted.tables().contains(Table.OVERVIEW)
            ? new Overviewing(spans, result).overview(reports.decided())
            : ProjectOverview.NONE);
  }

  private static ResolvedCall report(Spans spans, CallNames names, CallNames.Resolved call) {
    Place place = names.place(call);
    String text = spans.text(place.file()).slice(place.range()).strip().replaceAll("\\s+", " ");
    return new ResolvedCall(call.callee(), text, call.caller(), place.file(), spans.line(place));
  }

  private static List<DepthLimit> limits(Spans spans, CallNames names) {
    List<DepthLimit> limits = new ArrayList<>();
    names
        .ceilings()
        .forEach((method, ceilings) ->
            ceilings.forEach(ceiling ->
                limits.add(
                    new DepthLimit(
                        method,
                        ceiling.place().file(),
                        spans.line(ceiling.place()),
                        ceiling.what()))));
    return limits;
  }

  private static CallNames.Detail detail(ResearchTables.Calls calls) {
    return switch (calls) {
      case CALLS -> CallNames.Detail.CALLS;
      case CONSTRUCTORS -> CallNames.Detail.CONSTRUCTORS;
      case BODIES -> CallNames.Detail.BODIES;
    };
  }

  private static TypeReport report(Spans spans, TypeFact fact) {
    Subject subject =
        switch (fact.kind()) {
          case VARIABLE -> Subject.VARIABLE;
          case PARAMETER -> Subject.PARAMETER;
          case RESULT -> Subject.RESULT;
        };
    return new TypeReport(
        spans.of(fact.place()),
        fact.function(),
        subject,
        fact.name(),
        fact.types(),
        ValueText.of(fact.value()));
  }
}
