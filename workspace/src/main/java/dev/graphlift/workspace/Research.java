package dev.graphlift.workspace;

import dev.graphlift.analysis.facts.Bindings;
import dev.graphlift.analysis.facts.CallNames;
import dev.graphlift.analysis.facts.InferredTypes;
import dev.graphlift.analysis.facts.ProjectAnalysis;
import dev.graphlift.analysis.facts.TypeFact;
import dev.graphlift.analysis.interp.Observer;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.values.ValueText;
import dev.graphlift.workspace.ResearchTables.Subject;
import dev.graphlift.workspace.ResearchTables.TypeReport;
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
    return switch (wanted.types()) {
      case INFER -> bindings;
      case LEAVE_OUT -> Observer.NONE;
    };
  }

  ResearchTables tables(ProjectAnalysis.Result result, Library library, ProjectSources sources) {
    Map<String, List<String>> calls = new LinkedHashMap<>();
    wanted
        .calls()
        .ifPresent(detail ->
            result
                .calls()
                .adjacency(detail(detail))
                .forEach((caller, callees) -> calls.put(caller, List.copyOf(callees))));
    List<TypeReport> types =
        switch (wanted.types()) {
          case INFER -> {
            Spans spans = new Spans(sources);
            yield InferredTypes.of(result.calls(), library, bindings).stream()
                .map(fact -> report(spans, fact))
                .toList();
          }
          case LEAVE_OUT -> List.of();
        };
    return new ResearchTables(calls, types);
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
