package dev.graphlift.workspace;

import dev.graphlift.analysis.facts.ProjectAnalysis;
import dev.graphlift.analysis.facts.Signatures;
import dev.graphlift.analysis.interp.Budget;
import dev.graphlift.analysis.interp.Observer;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.ModuleTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// Analyses projects: from files on disk to a report that clients can show.
public final class Workspace {
  /// Calls nest in the analysed program as deep as in a run of it, and each level takes a few dozen
  /// frames here; only what is used is paid for.
  private static final long STACK = 1L << 30;

  private Workspace() {}

  /// What became of one project.
  ///
  /// @param sources its files as they were read
  /// @param tables what was wanted besides
  public record Analysis(ProjectReport report, ProjectSources sources, ResearchTables tables) {}

  /// Analyses a project and decides under the profile of its settings.
  ///
  /// @param name what the report calls the project
  /// @throws CancellationException when told to stop
  public static Analysis analyse(
      Project project,
      String name,
      InputSignatures signatures,
      ResearchTables.Wanted wanted,
      SourceReading reading) {
    Research research = new Research(wanted);
    ProjectSources sources = reading.read(project);
    reading.cancellation().check();
    reading.progress().report(Progress.Stage.ANALYSE, 0, 1);
    long started = System.nanoTime();
    Outcome outcome = onDeepStack(() -> analyse(project, sources, research.observer(), signatures));
    Duration analysing = since(started);
    reading.cancellation().check();
    reading.progress().report(Progress.Stage.JUDGE, 0, 1);
    started = System.nanoTime();
    Reports reports = new Reports(project, sources);
    List<FunctionReport> functions = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>(project.diagnostics());
    diagnostics.addAll(sources.diagnostics());
    ResearchTables tables = ResearchTables.NONE;
    switch (outcome) {
      case Outcome.Done(var result) -> {
        reports.add(result, functions, diagnostics);
        tables = research.tables(result, library(project, sources), sources);
      }
      case Outcome.Failed _ -> {}
    }
    diagnostics = Suppressions.applied(sources, project.settings(), diagnostics);
    diagnostics.removeIf(diagnostic -> !project.isAsked(diagnostic.span().file()));
    if (outcome instanceof Outcome.Failed(var failure)) {
      diagnostics.add(failed(project, failure));
    }
    diagnostics.sort(BY_PLACE);
    ProjectReport.Timing timing =
        new ProjectReport.Timing(sources.read(), sources.parse(), analysing, since(started));
    ProjectReport report =
        new ProjectReport(
            name, sources.files().size(), sources.lines(), functions, diagnostics, timing);
    return new Analysis(report, sources, tables);
  }

  /// Explains the function around a line of a file; empty if there is none, or the file is not
  /// Python.
  ///
  /// @param file its path from the root of the project
  /// @throws CancellationException when told to stop
  public static Optional<Explanation> explain(
      Project project, String file, int line, SourceReading reading) {
    ProjectSources sources = reading.read(project);
    reading.cancellation().check();
    reading.progress().report(Progress.Stage.ANALYSE, 0, 1);
    Observations observations = new Observations(file);
    Outcome outcome =
        onDeepStack(() -> analyse(project, sources, observations, InputSignatures.LEAVE_OUT));
    Spans spans = new Spans(sources);
    return switch (outcome) {
      case Outcome.Failed(var failure) -> throw new IllegalStateException(failure);
      case Outcome.Done(var result) ->
          Explaining.functionAt(result.whole(), spans, file, line)
              .map(facts ->
                  new Explaining(spans, facts, observations)
                      .explanation(Reports.rules(project.settings())));
    };
  }

  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing((Diagnostic d) -> d.span().file())
          .thenComparingInt(d -> d.span().line())
          .thenComparingInt(d -> d.span().column())
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::message);

  private sealed interface Outcome {
    record Done(ProjectAnalysis.Result result) implements Outcome {}

    record Failed(Throwable failure) implements Outcome {}
  }

  private static ProjectAnalysis.Result analyse(
      Project project, ProjectSources sources, Observer observer, InputSignatures signatures) {
    List<FileIndex> files =
        sources.files().stream().map(file -> FileIndex.of(file.parsed())).toList();
    ModuleTable modules = ModuleTable.of(files, project.sourceRoots());
    return ProjectAnalysis.analyse(
        files, modules, library(project, sources), Budget.DEFAULT, observer, inferred(signatures));
  }

  private static Signatures inferred(InputSignatures signatures) {
    return switch (signatures) {
      case INFER -> Signatures.INFER;
      case LEAVE_OUT -> Signatures.LEAVE_OUT;
    };
  }

  private static Library library(Project project, ProjectSources sources) {
    boolean isLegacy =
        sources.files().stream()
            .anyMatch(file -> Requirements.asksForLegacyKeras(file.text().text()));
    if (isLegacy) {
      return Library.load().runningOn("2.15", "as Keras 2 is asked for");
    }
    return project
        .settings()
        .tensorflow()
        .map(Library::load)
        .or(() ->
            project
                .requirement()
                .map(found -> Library.load().runningOn(found.release(), found.because())))
        .orElseGet(Library::load);
  }

  private static Outcome onDeepStack(java.util.function.Supplier<ProjectAnalysis.Result> work) {
    AtomicReference<Outcome> outcome = new AtomicReference<>();
    Thread thread =
        Thread.ofPlatform()
            .name("analysing")
            .stackSize(STACK)
            .unstarted(() -> {
              try {
                outcome.set(new Outcome.Done(work.get()));
              } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
                outcome.set(new Outcome.Failed(bug));
              }
            });
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
    Outcome result = outcome.get();
    return result == null ? new Outcome.Failed(new IllegalStateException("no result")) : result;
  }

  private static Diagnostic failed(Project project, Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return Diagnostic.ofFile(
          Diagnostic.OUT_OF_MEMORY,
          Diagnostic.Severity.ERROR,
          project.name(),
          "there is not enough memory to analyse this; give Java more, as with"
              + " `GRAPHLIFT_JAVA_OPTS=-Xmx8g`");
    }
    String where =
        Stream.of(failure.getStackTrace()).findFirst().map(frame -> " at " + frame).orElse("");
    return Diagnostic.ofFile(
        Diagnostic.INTERNAL_ERROR,
        Diagnostic.Severity.ERROR,
        project.name(),
        "the analysis failed, which is a bug of Graphlift: " + failure + where);
  }

  private static Duration since(long started) {
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
