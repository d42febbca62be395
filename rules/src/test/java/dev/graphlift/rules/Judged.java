package dev.graphlift.rules;

import dev.graphlift.analysis.evidence.Gap;
import dev.graphlift.analysis.facts.AnalysisOptions;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.ProjectAnalysis;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.ModuleTable;
import dev.graphlift.literate.Snippet;
import dev.graphlift.source.Finding;
import dev.graphlift.syntax.PythonParser;
import java.util.List;
import java.util.stream.Collectors;

/// What we say of the functions of an example.
final class Judged {
  private static final Library LIBRARY = Library.load();

  private Judged() {}

  static List<FunctionFacts> functions(Snippet snippet) {
    List<FileIndex> files =
        snippet.sources().stream().map(source -> FileIndex.of(PythonParser.parse(source))).toList();
    return ProjectAnalysis.analyse(
            files, ModuleTable.of(files, List.of()), LIBRARY, AnalysisOptions.DEFAULT)
        .whole();
  }

  static String verdict(FunctionFacts facts) {
    return switch (Decision.decide(Rules.ALL, facts)) {
      case Verdict.ToGraph _ -> "run as a graph";
      case Verdict.KeepEager(var because) -> "keep eager: " + rules(because);
      case Verdict.KeepGraph(var warnings) ->
          warnings.isEmpty() ? "is a graph" : "is a graph: " + rules(warnings);
      case Verdict.CannotTell(var gaps) ->
          "cannot tell: "
              + gaps.stream().map(Gap::message).distinct().collect(Collectors.joining("; "));
    };
  }

  private static String rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).distinct().collect(Collectors.joining(", "));
  }
}
