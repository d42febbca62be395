package dev.graphlift.cli;

import dev.graphlift.cli.CommonOptions.Verbosity;
import dev.graphlift.cli.EvaluationTable.Described;
import dev.graphlift.cli.ProjectEnding.Origin;
import dev.graphlift.workspace.ConfigurationSource;
import dev.graphlift.workspace.Disk;
import dev.graphlift.workspace.GitHead;
import dev.graphlift.workspace.Profile;
import dev.graphlift.workspace.SideBySide;
import dev.graphlift.workspace.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    kept.prepare();
    List<EvaluationTable> tables = EvaluationTable.of(request, profile);
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
    page(output.resolve("README.md"), tables, result);
    return result;
  }

  /// Explains the tables, unless there is a page that somebody else wrote. Tables that an earlier
  /// run wrote and this one does not are taken away, so that all there are belong together.
  private void page(Path file, List<EvaluationTable> tables, EvaluationTables result)
      throws IOException {
    if (Files.exists(file)) {
      if (!Files.readString(file, StandardCharsets.ISO_8859_1).startsWith(EvaluationPage.MARK)) {
        session.terminal().warning("`README.md` is left alone, as it is not of an evaluation");
        return;
      }
      for (String table : EvaluationTable.ON_REQUEST) {
        if (tables.stream().noneMatch(written -> written.file().equals(table))) {
          Files.deleteIfExists(file.resolveSibling(table));
        }
      }
    }
    EvaluationPage page = new EvaluationPage(options(), tables, result, this::commit);
    WholeFile.write(file, out -> out.write(page.bytes()));
  }

  private Optional<String> commit(String project) {
    return GitHead.around(new Disk(), session.terminal().directory().resolve(project));
  }

  private List<Described> options() {
    List<Described> options = new ArrayList<>();
    options.add(new Described("Graphlift", Version.number()));
    Optional.of(Version.build())
        .filter(build -> !build.isEmpty())
        .ifPresent(build -> options.add(new Described("build", build)));
    options.add(new Described("profile", Keywords.word(profile)));
    options.add(
        new Described(
            "input signatures",
            switch (request.signatures()) {
              case INFER -> "inferred";
              case LEAVE_OUT -> "not inferred";
            }));
    options.add(
        new Described(
            "configuration files",
            switch (request.configuration()) {
              case ConfigurationSource.Closest() -> "those of the projects";
              case ConfigurationSource.Isolated() -> "none";
              case ConfigurationSource.File(var file) -> String.valueOf(file.getFileName());
            }));
    request.overrides().stream()
        .filter(setting -> !setting.startsWith("jobs=") && !setting.startsWith("profile="))
        .forEach(setting -> options.add(new Described("setting", setting)));
    return options;
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
    EvaluationProgress progress = new EvaluationProgress(line, verbosity, bytes);
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
