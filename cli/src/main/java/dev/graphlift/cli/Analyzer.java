package dev.graphlift.cli;

import dev.graphlift.source.SourceText;
import dev.graphlift.workspace.ProjectReport;
import java.nio.file.Path;
import java.util.Optional;

/// What the commands ask of the analysis: one project in, its report out.
@FunctionalInterface
interface Analyzer {
  /// Analyses the project around the requested paths.
  Outcome analyse(Request request, Progress progress);

  /// How an analysis ended.
  sealed interface Outcome {
    /// It ran.
    ///
    /// @param root the folder that the report's files are relative to
    record Analysed(ProjectReport report, Path root, Sources sources) implements Outcome {}

    /// It could not start, and here is why: a missing path, a configuration that makes no sense.
    record Refused(String message) implements Outcome {}
  }

  /// The texts that were analysed, by their path inside the project.
  @FunctionalInterface
  interface Sources {
    /// The text of a file, if it could be read.
    Optional<SourceText> find(String file);
  }

  /// Told how far an analysis has come; called from any thread.
  @FunctionalInterface
  interface Progress {
    /// Some steps of a stage are done.
    void advanced(String stage, int done, int total);

    /// Listens to nothing.
    static Progress silent() {
      return (stage, done, total) -> {};
    }
  }
}
