package dev.graphlift.cli;

import dev.graphlift.source.SourceText;
import dev.graphlift.workspace.Clue;
import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.Explanation;
import dev.graphlift.workspace.Fixes;
import dev.graphlift.workspace.OutputFormat;
import dev.graphlift.workspace.Progress;
import dev.graphlift.workspace.ProjectReport;
import dev.graphlift.workspace.ResearchTables;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What the commands ask of the analysis: paths in, the reports of their projects out.
interface Analyzer {
  /// Analyses the projects of the requested paths.
  Outcome analyse(Request request, Progress progress);

  /// How much Python there is in the requested paths, in bytes; 0 when they cannot be read.
  long size(Request request);

  /// A digest of all that the analysis of the requested path depends on, as its files are now;
  /// empty when it cannot be analysed.
  Optional<String> fingerprint(Request request);

  /// Explains the function around a line of the first of the requested paths.
  Explained explain(Request request, int line, Progress progress);

  /// What is known of a function.
  ///
  /// @param root the folder of its project
  /// @param explanation empty if there is no function
  /// @param failures why it could not be looked for
  record Explained(Path root, Optional<Explanation> explanation, List<String> failures) {
    public Explained {
      failures = List.copyOf(failures);
    }
  }

  /// How an analysis ended.
  ///
  /// @param failures why some paths were not analysed: they do not exist, or their configuration
  ///   makes no sense
  record Outcome(List<Analysed> projects, List<String> failures) {
    public Outcome {
      projects = List.copyOf(projects);
      failures = List.copyOf(failures);
    }
  }

  /// A project that was analysed.
  ///
  /// @param root the folder that the report's files are relative to
  /// @param format the output format its configuration asks for
  /// @param clues what counted beside calls
  /// @param tables what was wanted besides
  /// @param fingerprint gives a digest of all that this depends on, its files as they were read
  /// @param fixes what its diagnostics offer
  /// @param baseline the file of findings that its configuration takes for known
  /// @param excluded tells of paths inside it whether its settings leave them out
  record Analysed(
      ProjectReport report,
      Path root,
      OutputFormat format,
      Sources sources,
      List<Clue> clues,
      ResearchTables tables,
      Supplier<String> fingerprint,
      Fixes fixes,
      Optional<Path> baseline,
      Predicate<String> excluded) {
    /// The same with some of its diagnostics and their fixes only.
    Analysed with(List<Diagnostic> diagnostics) {
      return new Analysed(
          report.with(diagnostics),
          root,
          format,
          sources,
          clues,
          tables,
          fingerprint,
          fixes.shown(diagnostics),
          baseline,
          excluded);
    }
  }

  /// The texts that were analysed, by their path inside the project.
  @FunctionalInterface
  interface Sources {
    /// The text of a file, if it could be read.
    Optional<SourceText> find(String file);
  }
}
