package dev.graphlift.workspace;

import dev.graphlift.analysis.facts.AnalysisOptions;
import dev.graphlift.analysis.facts.ProjectAnalysis;
import dev.graphlift.analysis.facts.Signatures;
import dev.graphlift.analysis.facts.Tests;
import dev.graphlift.analysis.facts.Views;
import dev.graphlift.analysis.interp.Observer;
import dev.graphlift.analysis.models.Library;
import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.names.ModuleTable;
import dev.graphlift.analysis.names.NameResolver;
import dev.graphlift.refactor.Refactoring;
import dev.graphlift.refactor.SmallFunctions;
import dev.graphlift.refactor.Style;
import dev.graphlift.workspace.DeepStack.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Analyses projects: from files on disk to a report that clients can show.
public final class Workspace {
  private Workspace() {}

  /// What became of one project.
  ///
  /// @param sources its files as they were read
  /// @param tables what was wanted besides
  /// @param fixes what the diagnostics of the report offer
  public record Analysis(
      ProjectReport report, ProjectSources sources, ResearchTables tables, Fixes fixes) {
    /// The same about one function alone; empty where there is none around a line.
    ///
    /// @param file its path from the root of the project
    public Optional<Analysis> around(String file, int line) {
      return sources.files().stream()
          .filter(source -> source.path().equals(file))
          .flatMap(source -> FunctionLines.around(source, line).stream())
          .findFirst()
          .map(lines -> about(lines::isOf, lines::holds));
    }

    /// The same about what changed: functions with a line that did, and diagnostics in them or on
    /// such a line. What could not be read is told in any case.
    public Analysis about(ChangedLines changed) {
      Map<String, List<FunctionLines>> functions = new HashMap<>();
      sources.files().forEach(file -> functions.put(file.path(), FunctionLines.of(file)));
      return about(
          function ->
              isTouched(changed, functions, function.file(), function.line(), function.line()),
          diagnostic ->
              diagnostic.severity() == Diagnostic.Severity.ERROR
                  || isTouched(
                      changed,
                      functions,
                      diagnostic.span().file(),
                      diagnostic.span().line(),
                      diagnostic.span().endLine()));
    }

    private static boolean isTouched(
        ChangedLines changed,
        Map<String, List<FunctionLines>> functions,
        String file,
        int first,
        int last) {
      return FunctionLines.innermost(functions.getOrDefault(file, List.of()), first)
          .map(around -> changed.touch(file, around.first(), around.last()))
          .orElseGet(() -> changed.touch(file, first, last));
    }

    private Analysis about(Predicate<FunctionReport> function, Predicate<Diagnostic> diagnostic) {
      return new Analysis(
          report.about(function, diagnostic), sources, tables, fixes.of(diagnostic));
    }
  }

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
    Outcome<Judged> outcome =
        DeepStack.run(() -> judged(project, sources, research, signatures, reading));
    reading.cancellation().check();
    long started = System.nanoTime();
    List<Diagnostic> diagnostics = new ArrayList<>(project.diagnostics());
    diagnostics.addAll(sources.diagnostics());
    Judged judged =
        switch (outcome) {
          case Outcome.Done<Judged>(var result) -> result;
          case Outcome.Failed<Judged> _ -> Judged.NOTHING;
        };
    diagnostics.addAll(judged.diagnostics());
    diagnostics = Suppressions.applied(sources, project.settings(), diagnostics);
    diagnostics.removeIf(diagnostic -> !project.isAsked(diagnostic.span().file()));
    Fixes fixes = judged.fixes().shown(diagnostics);
    if (outcome instanceof Outcome.Failed<Judged>(var failure)) {
      reading.progress().failed(failure);
      diagnostics.add(failed(project, failure));
    }
    diagnostics.sort(BY_PLACE);
    ProjectReport.Timing timing =
        new ProjectReport.Timing(
            sources.read(),
            sources.parse(),
            judged.analysing(),
            judged.judging().plus(since(started)));
    ProjectReport report =
        new ProjectReport(
            name, sources.files().size(), sources.lines(), judged.functions(), diagnostics, timing);
    return new Analysis(report, sources, judged.tables(), fixes);
  }

  /// What the analysis of a project led to.
  private record Judged(
      List<FunctionReport> functions,
      List<Diagnostic> diagnostics,
      Fixes fixes,
      ResearchTables tables,
      Duration analysing,
      Duration judging) {
    static final Judged NOTHING =
        new Judged(
            List.of(), List.of(), Fixes.NONE, ResearchTables.NONE, Duration.ZERO, Duration.ZERO);
  }

  private static Judged judged(
      Project project,
      ProjectSources sources,
      Research research,
      InputSignatures signatures,
      SourceReading reading) {
    long started = System.nanoTime();
    Code code = Code.of(project, sources);
    Profile profile = project.settings().profile();
    ProjectAnalysis.Result result = analyse(code, research.observer(), signatures, views(profile));
    Duration analysing = since(started);
    reading.progress().report(Progress.Stage.JUDGE, 0, 1);
    started = System.nanoTime();
    Refactoring refactoring = code.refactoring(result, profile);
    Reports reports = new Reports(project, sources, refactoring);
    List<FunctionReport> functions = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    reports.add(result, functions, diagnostics);
    return new Judged(
        functions,
        diagnostics,
        Fixes.of(refactoring, result.whole(), sources, reports.offers()),
        research.tables(result, code.library(), sources, reports),
        analysing,
        since(started));
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
    Outcome<ProjectAnalysis.Result> outcome =
        DeepStack.run(() ->
            analyse(
                Code.of(project, sources), observations, InputSignatures.LEAVE_OUT, Views.WHOLE));
    Spans spans = new Spans(sources);
    return switch (outcome) {
      case Outcome.Failed<ProjectAnalysis.Result>(var failure) ->
          throw new IllegalStateException(failure);
      case Outcome.Done<ProjectAnalysis.Result>(var result) ->
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

  /// The code of a project together with the libraries that it runs on.
  private record Code(
      List<FileIndex> files,
      ModuleTable modules,
      Library library,
      Tests tests,
      SmallFunctions smallFunctions) {
    static Code of(Project project, ProjectSources sources) {
      List<FileIndex> files =
          sources.files().stream().map(file -> FileIndex.of(file.parsed())).toList();
      return new Code(
          files,
          ModuleTable.of(files, project.sourceRoots()),
          Workspace.library(project, sources),
          project.settings().clues().contains(Clue.TESTS) ? Tests.RUN : Tests.LEAVE_OUT,
          project.settings().smallFunctions());
    }

    Refactoring refactoring(ProjectAnalysis.Result result, Profile profile) {
      Style style =
          switch (profile) {
            case DEFAULT -> Style.OURS;
            case REFERENCE, PAPER -> Style.REFERENCE;
          };
      return new Refactoring(
          files, NameResolver.of(files, modules), library, result, style, smallFunctions);
    }
  }

  private static ProjectAnalysis.Result analyse(
      Code code, Observer observer, InputSignatures signatures, Views views) {
    return ProjectAnalysis.analyse(
        code.files(),
        code.modules(),
        code.library(),
        AnalysisOptions.DEFAULT
            .observedBy(observer)
            .with(inferred(signatures))
            .with(code.tests())
            .with(views));
  }

  private static Views views(Profile profile) {
    return switch (profile) {
      case DEFAULT -> Views.WHOLE;
      case REFERENCE, PAPER -> Views.CALLED_AND_WHOLE;
    };
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
