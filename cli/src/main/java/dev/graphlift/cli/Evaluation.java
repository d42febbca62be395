package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.graphlift.cli.Analyzer.Outcome;
import dev.graphlift.cli.CommonOptions.Verbosity;
import dev.graphlift.workspace.FunctionReport;
import dev.graphlift.workspace.Profile;
import dev.graphlift.workspace.ProjectReport;
import dev.graphlift.workspace.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Analyses projects one after another; only one is in memory at a time.
///
/// @param request what to do, for all projects
record Evaluation(Session session, Request request, Profile profile, Verbosity verbosity) {
  /// Analyses all projects and writes the tables, each replaced whole.
  EvaluationTables run(Path output, Supplier<ProgressBar> bars) throws IOException {
    List<ProjectRow> rows = new ArrayList<>();
    WholeFile.write(
        output.resolve("functions.jsonl"),
        out -> {
          try (JsonGenerator json = JsonText.lines(out)) {
            for (Path project : request.paths()) {
              rows.add(project(project, json, bars));
            }
            json.writeRaw('\n');
          }
        });
    EvaluationTables tables = new EvaluationTables(profile, rows);
    WholeFile.write(output.resolve("projects.csv"), tables::csv);
    WholeFile.write(output.resolve("summary.json"), tables::json);
    return tables;
  }

  private ProjectRow project(Path path, JsonGenerator json, Supplier<ProgressBar> bars)
      throws IOException {
    String project = path.toString();
    Outcome outcome = analyse(path, bars);
    if (outcome.projects().isEmpty() || !outcome.failures().isEmpty()) {
      String reason = String.join("; ", outcome.failures());
      session.terminal().error(reason);
      return ProjectRow.failed(project, reason);
    }
    ProjectReport report = outcome.projects().getFirst().report();
    for (FunctionReport function : report.functions()) {
      FunctionJson.write(project, function, json);
    }
    return ProjectRow.of(project, report);
  }

  /// One project's failure, though it is a bug of ours, must not cost the others their results.
  private Outcome analyse(Path path, Supplier<ProgressBar> bars) {
    try (ProgressBar bar = bars.get()) {
      return session.analyzer().analyse(forAll(path), bar);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      if (verbosity == Verbosity.VERBOSE) {
        e.printStackTrace(session.terminal().err());
      }
      return new Outcome(List.of(), List.of("`%s`: internal error: %s".formatted(path, e)));
    }
  }

  /// The profile is the same for all projects, whatever their configurations say.
  private Request forAll(Path path) {
    return request.with(List.of(path), "profile=\"%s\"".formatted(Keywords.word(profile)));
  }
}
