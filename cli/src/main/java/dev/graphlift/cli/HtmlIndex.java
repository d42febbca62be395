package dev.graphlift.cli;

import dev.graphlift.source.SourceText;
import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.FunctionReport;
import dev.graphlift.workspace.ProjectOverview.Callable;
import dev.graphlift.workspace.ProjectOverview.FunctionOverview;
import dev.graphlift.workspace.ProjectOverview.Judged;
import dev.graphlift.workspace.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// The functions and files of an HTML report by number, which is how its data refers to them.
final class HtmlIndex {
  private final List<Entry> functions = new ArrayList<>();
  private final Map<String, Integer> byPlace = new HashMap<>();
  private final Map<String, Integer> files = new LinkedHashMap<>();
  private final Map<String, Optional<SourceText>> texts = new HashMap<>();

  /// A function of a project.
  ///
  /// @param overview empty when the analysis made none
  /// @param diagnostics those reported
  record Entry(
      Findings project,
      FunctionReport report,
      Optional<FunctionOverview> overview,
      List<Diagnostic> diagnostics) {
    Entry {
      diagnostics = List.copyOf(diagnostics);
    }

    /// Whether it runs as a graph, or receives tensors.
    boolean isCandidate() {
      return report.hybrid() || report.facts().get("tensor_parameter") == Truth.TRUE;
    }
  }

  HtmlIndex(List<Findings> projects) {
    projects.forEach(this::add);
  }

  private void add(Findings project) {
    Map<String, FunctionOverview> overviews = overviews(project);
    Set<Diagnostic> reported = Set.copyOf(project.report().diagnostics());
    for (FunctionReport function : project.report().functions()) {
      Optional<FunctionOverview> overview =
          Optional.ofNullable(
              overviews.get(key(function.file(), function.name(), function.line())));
      List<Diagnostic> diagnostics =
          overview
              .map(found -> found.diagnostics().stream().filter(reported::contains).toList())
              .orElse(List.of());
      byPlace.put(
          key(project.path(function.file()), function.name(), function.line()), functions.size());
      file(project, function.file());
      functions.add(new Entry(project, function, overview, diagnostics));
    }
  }

  /// The overviews of functions, which come in the order of the whole report.
  private static Map<String, FunctionOverview> overviews(Findings project) {
    return project.project().tables().overview().functions().stream()
        .collect(
            Collectors.toMap(
                each -> key(each.file(), each.name(), each.line()),
                each -> each,
                (first, _) -> first));
  }

  private static String key(String file, String name, int line) {
    return file + "\0" + name + "\0" + line;
  }

  /// What rules say of a function that have something to say.
  static List<Judged> rules(Entry function) {
    return function.overview().map(FunctionOverview::rules).orElse(List.of());
  }

  List<Entry> functions() {
    return functions;
  }

  /// The paths of all files with a number so far, in the order of the numbers.
  List<String> files() {
    return List.copyOf(files.keySet());
  }

  /// The text of a file by its path as shown.
  Optional<SourceText> text(String path) {
    return texts.getOrDefault(path, Optional.empty());
  }

  /// The number of a file, a new one if need be.
  int file(Findings project, String file) {
    String path = project.path(file);
    texts.computeIfAbsent(path, _ -> project.project().sources().find(file));
    return files.computeIfAbsent(path, _ -> files.size());
  }

  /// The number of a function of a project.
  OptionalInt function(Findings project, Callable callable) {
    Integer found =
        byPlace.get(key(project.path(callable.file()), callable.name(), callable.line()));
    return found == null ? OptionalInt.empty() : OptionalInt.of(found);
  }

  /// The number of the function of that name in a file, the one nearest to a line.
  OptionalInt nearest(String path, String name, int line) {
    int best = -1;
    for (int i = 0; i < functions.size(); i++) {
      Entry entry = functions.get(i);
      boolean isMeant =
          entry.report().name().equals(name)
              && entry.project().path(entry.report().file()).equals(path);
      if (isMeant && (best < 0 || distance(i, line) < distance(best, line))) {
        best = i;
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }

  private int distance(int function, int line) {
    return Math.abs(functions.get(function).report().line() - line);
  }
}
