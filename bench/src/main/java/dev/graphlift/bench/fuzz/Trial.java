package dev.graphlift.bench.fuzz;

import dev.graphlift.workspace.Applicability;
import dev.graphlift.workspace.Cancellation;
import dev.graphlift.workspace.ConfigurationReader;
import dev.graphlift.workspace.ConfigurationSource;
import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.FixedFile;
import dev.graphlift.workspace.Progress;
import dev.graphlift.workspace.Project;
import dev.graphlift.workspace.ProjectDiscovery;
import dev.graphlift.workspace.ResearchTables;
import dev.graphlift.workspace.SourceParser;
import dev.graphlift.workspace.SourceReading;
import dev.graphlift.workspace.Workspace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Takes one input the whole way: read, decode, parse, analyse, judge, and apply the fixes.
final class Trial implements Progress {
  private static final ResearchTables.Wanted EVERYTHING =
      new ResearchTables.Wanted(
          Optional.of(ResearchTables.Calls.BODIES),
          new TreeSet<>(EnumSet.allOf(ResearchTables.Table.class)));

  private static final String PARSER_FAILED = "the parser failed: ";

  private final FuzzInput input;
  private final List<Throwable> bugs = new ArrayList<>();

  private Trial(FuzzInput input) {
    this.input = input;
  }

  /// What became of an input.
  ///
  /// @param refused files that are not Python
  /// @param edited files that a fix changed
  /// @param bugs failures of ours
  record Result(int refused, int functions, int edited, List<Throwable> bugs) {
    Result {
      bugs = List.copyOf(bugs);
    }
  }

  static Result of(FuzzInput input) {
    Trial trial = new Trial(input);
    try {
      return trial.run();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
      trial.bugs.add(bug);
      return new Result(0, 0, 0, trial.bugs);
    }
  }

  @Override
  public void report(Stage stage, int done, int total) {}

  @Override
  public synchronized void failed(Throwable bug) {
    bugs.add(bug);
  }

  private Result run() {
    MemoryFolder folder = new MemoryFolder(input.files());
    ConfigurationReader configurations =
        new ConfigurationReader(
            folder,
            new ConfigurationSource.Isolated(),
            List.of("profile=" + input.profile().name().toLowerCase(Locale.ROOT), "jobs=1"),
            Set.of());
    Project project =
        new ProjectDiscovery(folder, configurations, Optional.empty(), this, Cancellation.never())
            .at(List.of(MemoryFolder.ROOT))
            .projects()
            .getFirst();
    SourceReading reading =
        new SourceReading(folder, SourceParser.python(), this, Cancellation.never());
    Workspace.Analysis analysis =
        Workspace.analyse(project, "fuzz", input.signatures(), wanted(), reading);
    int refused = 0;
    for (Diagnostic diagnostic : analysis.report().diagnostics()) {
      if (diagnostic.code().equals(Diagnostic.INVALID_SYNTAX)) {
        refused++;
        if (diagnostic.message().startsWith(PARSER_FAILED)) {
          bugs.add(new IllegalStateException(diagnostic.message()));
        }
      }
    }
    List<FixedFile> fixed = analysis.fixes().apply(Applicability.UNSAFE);
    analysis.fixes().apply(Applicability.SAFE);
    if (input.number() % 10 == 0) {
      analysis.report().functions().stream()
          .findFirst()
          .ifPresent(each -> Workspace.explain(project, each.file(), each.line(), reading));
    }
    return new Result(refused, analysis.report().functions().size(), fixed.size(), bugs);
  }

  private ResearchTables.Wanted wanted() {
    return input.number() % 4 == 0 ? EVERYTHING : ResearchTables.Wanted.NOTHING;
  }
}
