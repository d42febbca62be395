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
import java.util.Optional;
import java.util.function.Supplier;

/// Analyses projects one after another; only one is in memory at a time.
///
/// @param request what to do, for all projects
record Evaluation(Session session, Request request, Profile profile, Verbosity verbosity) {
  /// Analyses all projects and writes the tables, each replaced whole.
  EvaluationTables run(Path output, Supplier<ProgressBar> bars) throws IOException {
    List<ProjectRow> rows = new ArrayList<>();
    lines(
        Optional.of(output.resolve("functions.jsonl")),
        functions ->
            lines(
                request.tables().calls().map(_ -> output.resolve("call-graphs.jsonl")),
                calls ->
                    lines(
                        types(output),
                        types -> {
                          for (Path project : request.paths()) {
                            rows.add(project(project, new Lines(functions, calls, types), bars));
                          }
                        })));
    EvaluationTables tables = new EvaluationTables(profile, rows);
    WholeFile.write(output.resolve("projects.csv"), tables::csv);
    WholeFile.write(output.resolve("summary.json"), tables::json);
    return tables;
  }

  /// The tables of one object a line, those that are wanted.
  private record Lines(
      Optional<JsonGenerator> functions,
      Optional<JsonGenerator> calls,
      Optional<JsonGenerator> types) {}

  private interface Writing {
    void to(Optional<JsonGenerator> json) throws IOException;
  }

  private static void lines(Optional<Path> table, Writing writing) throws IOException {
    if (table.isEmpty()) {
      writing.to(Optional.empty());
      return;
    }
    WholeFile.write(
        table.get(),
        out -> {
          try (JsonGenerator json = JsonText.lines(out)) {
            writing.to(Optional.of(json));
            json.writeRaw('\n');
          }
        });
  }

  private Optional<Path> types(Path output) {
    return switch (request.tables().types()) {
      case INFER -> Optional.of(output.resolve("types.jsonl"));
      case LEAVE_OUT -> Optional.empty();
    };
  }

  private ProjectRow project(Path path, Lines lines, Supplier<ProgressBar> bars)
      throws IOException {
    String project = path.toString();
    Outcome outcome = analyse(path, bars);
    if (outcome.projects().isEmpty() || !outcome.failures().isEmpty()) {
      String reason = String.join("; ", outcome.failures());
      session.terminal().error(reason);
      return ProjectRow.failed(project, reason);
    }
    Analyzer.Analysed analysed = outcome.projects().getFirst();
    ProjectReport report = analysed.report();
    if (lines.functions().isPresent()) {
      for (FunctionReport function : report.functions()) {
        FunctionJson.write(project, function, lines.functions().get());
      }
    }
    if (lines.calls().isPresent()) {
      ResearchJson.writeCalls(project, analysed.tables(), lines.calls().get());
    }
    if (lines.types().isPresent()) {
      ResearchJson.writeTypes(project, analysed.tables(), lines.types().get());
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
