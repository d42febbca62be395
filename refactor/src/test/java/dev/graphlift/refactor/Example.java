package dev.graphlift.refactor;

import dev.graphlift.analysis.facts.AnalysisOptions;
import dev.graphlift.analysis.facts.FunctionFacts;
import dev.graphlift.analysis.facts.ProjectAnalysis;
import dev.graphlift.analysis.facts.Signatures;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.ModuleTable;
import dev.graphlift.analysis.names.NameResolver;
import dev.graphlift.rules.Decision;
import dev.graphlift.rules.ReferenceDecision;
import dev.graphlift.rules.ReferenceDecision.Edition;
import dev.graphlift.rules.Rules;
import dev.graphlift.source.Edit;
import dev.graphlift.source.Edits;
import dev.graphlift.source.SourceText;
import dev.graphlift.syntax.PythonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A small project with the fixes for it.
record Example(
    Map<String, String> texts, List<FunctionFacts> functions, List<Fix> fixes, Refactoring by) {
  private static final Library LIBRARY = Library.load();

  static Example of(
      Map<String, String> texts, Style style, Signatures signatures, SmallFunctions small) {
    List<FileIndex> files = new ArrayList<>();
    texts.forEach((path, text) -> {
      if (path.endsWith(".py")) {
        files.add(FileIndex.of(PythonParser.parse(SourceText.of(path, text))));
      }
    });
    ModuleTable modules = ModuleTable.of(files, List.of());
    ProjectAnalysis.Result result =
        ProjectAnalysis.analyse(files, modules, LIBRARY, AnalysisOptions.DEFAULT.with(signatures));
    var by = new Refactoring(files, NameResolver.of(files, modules), LIBRARY, result, style, small);
    List<FunctionFacts> functions =
        switch (style) {
          case OURS -> result.whole();
          case REFERENCE -> result.called();
        };
    List<Fix> fixes = new ArrayList<>();
    for (FunctionFacts facts : functions) {
      fixes.addAll(
          switch (style) {
            case OURS -> by.fixes(Rules.ALL, facts, Decision.decide(Rules.ALL, facts));
            case REFERENCE -> by.fixes(facts, ReferenceDecision.decide(facts, Edition.CURRENT));
          });
    }
    return new Example(texts, functions, fixes, by);
  }

  /// The texts after the fixes that a level allows.
  Map<String, String> fixed(Safety level) {
    Map<String, List<Edit>> edits = by.edits(by.chosen(functions, fixes, level));
    Map<String, String> fixed = new LinkedHashMap<>(texts);
    edits.forEach((path, all) -> fixed.computeIfPresent(path, (_, text) -> Edits.apply(text, all)));
    return fixed;
  }
}
