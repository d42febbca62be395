package dev.graphlift.cli;

import dev.graphlift.cli.CommonOptions.Verbosity;
import dev.graphlift.cli.ProjectEnding.Origin;
import dev.graphlift.workspace.Profile;
import dev.graphlift.workspace.SideBySide;
import dev.graphlift.workspace.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Analyses projects side by side, the largest first, and writes tables about them in the order
/// given.
///
/// @param request what to do, for all projects
/// @param jobs how many threads there are
record Evaluation(
    Session session, Request request, Profile profile, Reuse reuse, int jobs, Verbosity verbosity) {
  /// Which results of earlier runs are used.
  enum Reuse {
    FINISHED,
    NOTHING
  }

  /// Analyses all projects and writes the tables, each replaced whole.
  EvaluationTables run(Path output, StatusLine line) throws IOException {
    Files.createDirectories(output);
    KeptResults kept = new KeptResults(output.resolve(".finished"));
    List<EvaluationTable> tables = EvaluationTable.of(request.tables());
    EvaluationTables result;
    try (line) {
      result = tables(endings(kept, tables, line));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (EvaluationTable table : tables) {
      WholeFile.write(
          output.resolve(table.file()),
          out -> {
            table.writeHead(out);
            for (ProjectRow row : result.analysed()) {
              kept.copy(row.project(), table, out);
            }
          });
    }
    WholeFile.write(output.resolve("projects.csv"), result::csv);
    WholeFile.write(output.resolve("summary.json"), result::json);
    return result;
  }

  private EvaluationTables tables(Map<Path, ProjectEnding> endings) {
    List<ProjectRow> rows = new ArrayList<>();
    int earlier = 0;
    for (Map.Entry<Path, ProjectEnding> ending : endings.entrySet()) {
      String project = ending.getKey().toString();
      switch (ending.getValue()) {
        case ProjectEnding.Finished(var row, var origin) -> {
          rows.add(row);
          earlier += origin == Origin.EARLIER_RUN ? 1 : 0;
        }
        case ProjectEnding.Failed(var reason) -> rows.add(ProjectRow.failed(project, reason));
        case ProjectEnding.OutOfMemory() ->
            rows.add(
                ProjectRow.failed(
                    project,
                    ("`%s`: there is not enough memory to analyse it; give Java more, as with"
                            + " `GRAPHLIFT_JAVA_OPTS=-Xmx8g`")
                        .formatted(project)));
      }
    }
    return new EvaluationTables(profile, rows, earlier);
  }

  /// How each project ended, in the order given.
  private Map<Path, ProjectEnding> endings(
      KeptResults kept, List<EvaluationTable> tables, StatusLine line) {
    List<Path> paths = request.paths().stream().distinct().toList();
    Map<String, Long> bytes = new LinkedHashMap<>();
    for (Path path : paths) {
      bytes.put(path.toString(), session.analyzer().size(request.with(path, List.of())));
    }
    int crew = Math.clamp(paths.size(), 1, jobs);
    ProjectEvaluation projects =
        new ProjectEvaluation(this, kept, tables, Version.build(), Math.max(1, jobs / crew));
    EvaluationProgress progress = new EvaluationProgress(line, bytes);
    Map<Path, ProjectEnding> ended = new ConcurrentHashMap<>();
    SideBySide.each(
        paths.stream().sorted(largestFirst(bytes)).toList(),
        crew,
        path -> ended.put(path, projects.evaluate(path, progress)));
    if (crew > 1) {
      // What does not fit beside others may fit alone.
      SideBySide.each(
          paths.stream().filter(path -> isOutOfMemory(ended, path)).toList(),
          1,
          path -> ended.put(path, projects.evaluate(path, progress)));
    }
    Map<Path, ProjectEnding> inOrder = new LinkedHashMap<>();
    paths.forEach(
        path -> inOrder.put(path, ended.getOrDefault(path, new ProjectEnding.OutOfMemory())));
    return inOrder;
  }

  private static Comparator<Path> largestFirst(Map<String, Long> bytes) {
    return Comparator.comparing(
        path -> bytes.getOrDefault(path.toString(), 0L), Comparator.reverseOrder());
  }

  private static boolean isOutOfMemory(Map<Path, ProjectEnding> ended, Path path) {
    return switch (ended.getOrDefault(path, new ProjectEnding.OutOfMemory())) {
      case ProjectEnding.OutOfMemory() -> true;
      case ProjectEnding.Finished _, ProjectEnding.Failed _ -> false;
    };
  }
}
