package dev.graphlift.cli;

import dev.graphlift.cli.Analyzer.Analysed;
import dev.graphlift.cli.Analyzer.Outcome;
import dev.graphlift.cli.CommonOptions.Verbosity;
import dev.graphlift.cli.ProjectEnding.Origin;
import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.Digest;
import dev.graphlift.workspace.ProjectReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Analyses one project of an evaluation after another and keeps what comes out. Any number of
/// threads may use it, each for another project.
///
/// @param build a digest of the program
/// @param jobs how many threads each project may use
record ProjectEvaluation(
    Evaluation evaluation, KeptResults kept, List<EvaluationTable> tables, String build, int jobs) {
  /// Takes the results of an earlier run if they still hold, and analyses the project otherwise.
  ///
  /// @throws UncheckedIOException when the results cannot be written
  ProjectEnding evaluate(Path path, EvaluationProgress progress) {
    Optional<ProjectRow> earlier = earlier(path);
    if (earlier.isPresent()) {
      progress.skip(path.toString());
      return new ProjectEnding.Finished(earlier.get(), Origin.EARLIER_RUN);
    }
    progress.begin(path.toString());
    ProjectEnding ending = attempt(path, progress);
    progress.finish(path.toString(), said(ending));
    return ending;
  }

  private static String said(ProjectEnding ending) {
    return switch (ending) {
      case ProjectEnding.Finished(var row, var _) -> StageTimes.line(row);
      case ProjectEnding.Failed _ -> "failed";
      case ProjectEnding.OutOfMemory() -> "not enough memory";
    };
  }

  private Optional<ProjectRow> earlier(Path path) {
    return switch (evaluation.reuse()) {
      case NOTHING -> Optional.empty();
      case FINISHED ->
          kept.holds(path.toString())
              ? analyzer()
                  .fingerprint(forOne(path))
                  .flatMap(print -> kept.find(path.toString(), ofThisBuild(print)))
              : Optional.empty();
    };
  }

  /// One project's failure, though it is a bug of ours, must not cost the others their results.
  private ProjectEnding attempt(Path path, EvaluationProgress progress) {
    try {
      Outcome outcome = analyzer().analyse(forOne(path), (_, _, _) -> progress.tick());
      if (outcome.projects().isEmpty() || !outcome.failures().isEmpty()) {
        return new ProjectEnding.Failed(String.join("; ", outcome.failures()));
      }
      return kept(path, outcome.projects().getFirst());
    } catch (OutOfMemoryError _) {
      return new ProjectEnding.OutOfMemory();
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      if (evaluation.verbosity() == Verbosity.VERBOSE) {
        e.printStackTrace(evaluation.session().terminal().err());
      }
      return new ProjectEnding.Failed("`%s`: internal error: %s".formatted(path, e));
    }
  }

  private ProjectEnding kept(Path path, Analysed analysed) {
    ProjectReport report = analysed.report();
    for (Diagnostic diagnostic : report.diagnostics()) {
      switch (diagnostic.code()) {
        case Diagnostic.OUT_OF_MEMORY -> {
          return new ProjectEnding.OutOfMemory();
        }
        case Diagnostic.INTERNAL_ERROR -> {
          return new ProjectEnding.Failed("`%s`: %s".formatted(path, diagnostic.message()));
        }
        default -> {}
      }
    }
    ProjectRow row = ProjectRow.of(path.toString(), report);
    try {
      kept.keep(
          row,
          ofThisBuild(analysed.fingerprint().get()),
          tables,
          new EvaluationTable.Source(path.toString(), analysed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ProjectEnding.Finished(row, Origin.THIS_RUN);
  }

  private Analyzer analyzer() {
    return evaluation.session().analyzer();
  }

  private String ofThisBuild(String fingerprint) {
    return Digest.of(List.of(Version.number(), build, fingerprint));
  }

  /// The profile is the same for all projects, whatever their configurations say.
  private Request forOne(Path path) {
    return evaluation
        .request()
        .with(
            path,
            List.of(
                "profile=\"%s\"".formatted(Keywords.word(evaluation.profile())), "jobs=" + jobs));
  }
}
