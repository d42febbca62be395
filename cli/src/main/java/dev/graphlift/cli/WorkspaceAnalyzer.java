package dev.graphlift.cli;

import dev.graphlift.source.SourceText;
import dev.graphlift.workspace.Cancellation;
import dev.graphlift.workspace.ConfigurationReader;
import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.Digest;
import dev.graphlift.workspace.Discovery;
import dev.graphlift.workspace.Disk;
import dev.graphlift.workspace.FileTree;
import dev.graphlift.workspace.Fingerprint;
import dev.graphlift.workspace.Fixes;
import dev.graphlift.workspace.OutputFormat;
import dev.graphlift.workspace.Progress;
import dev.graphlift.workspace.Project;
import dev.graphlift.workspace.ProjectDiscovery;
import dev.graphlift.workspace.ProjectFile;
import dev.graphlift.workspace.ProjectReport;
import dev.graphlift.workspace.ResearchTables;
import dev.graphlift.workspace.SourceFile;
import dev.graphlift.workspace.SourceParser;
import dev.graphlift.workspace.SourceReading;
import dev.graphlift.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The analysis of the workspace behind the commands: finds the projects of the paths, reads and
/// analyses each.
///
/// @param rules the rules there are
/// @param home the user's folder, which is no project just because settings lie in it
/// @param build tells the program from others, whose reports it does not use; empty to use none
record WorkspaceAnalyzer(RuleCommand.RuleBook rules, Optional<Path> home, Supplier<String> build)
    implements Analyzer {
  WorkspaceAnalyzer(RuleCommand.RuleBook rules, Optional<Path> home) {
    this(rules, home, Version::build);
  }

  @Override
  public Outcome analyse(Request request, Progress progress) {
    FileTree tree = new Disk();
    Discovery found = discover(request, tree, progress);
    Map<String, String> given = given(request);
    List<String> failures = new ArrayList<>();
    for (Diagnostic problem : found.problems()) {
      String path = problem.span().file();
      failures.add("`%s`: %s".formatted(given.getOrDefault(path, path), problem.message()));
    }
    List<Analysed> projects = new ArrayList<>();
    for (Project project : found.projects()) {
      List<String> refusals = refusals(project);
      failures.addAll(refusals);
      if (refusals.isEmpty()) {
        String name = given.getOrDefault(project.name(), project.name());
        analysed(request, project, name, progress, failures).ifPresent(projects::add);
      }
    }
    return new Outcome(projects, failures);
  }

  private Optional<Analysed> analysed(
      Request request, Project project, String name, Progress progress, List<String> failures) {
    FileTree tree = new RememberedFiles(new Disk());
    Fingerprint fingerprint = fingerprint(request, project);
    Optional<ReportCache> cache = cache(request, project);
    Optional<Analysed> known =
        cache
            .flatMap(kept -> kept.find(key(name, project, fingerprint.onDisk(tree))))
            .map(report -> replayed(project, report, tree, fingerprint));
    if (known.isPresent()) {
      return known;
    }
    SourceReading reading =
        new SourceReading(tree, SourceParser.python(), progress, Cancellation.never());
    Workspace.Analysis whole =
        Workspace.analyse(project, name, request.signatures(), wanted(request, project), reading);
    cache.ifPresent(
        kept -> kept.keep(key(name, project, fingerprint.asRead(whole.sources())), whole.report()));
    return narrowed(request, project, whole, failures)
        .map(analysis -> analysed(project, analysis, fingerprint));
  }

  /// Where reports are kept, if one of an earlier run would say all that is asked for.
  private Optional<ReportCache> cache(Request request, Project project) {
    boolean isReport =
        request.line().isEmpty()
            && request.since().isEmpty()
            && wanted(request, project).equals(ResearchTables.Wanted.NOTHING);
    Optional<Path> folder =
        switch (request.reuse()) {
          case Request.Reuse.Never() -> Optional.empty();
          case Request.Reuse.InProjects() -> Optional.of(project.root().resolve(ReportCache.NAME));
          case Request.Reuse.In(var other) -> Optional.of(other);
        };
    if (folder.isEmpty() || !isReport) {
      return Optional.empty();
    }
    // A program that is no file changes while it is worked on.
    return Optional.of(build.get())
        .filter(text -> !text.isEmpty())
        .map(text -> new ReportCache(folder.get(), text));
  }

  private static String key(String name, Project project, String fingerprint) {
    return Digest.of(List.of(name, project.root().toString(), fingerprint));
  }

  private static Analysed replayed(
      Project project, ProjectReport report, FileTree tree, Fingerprint fingerprint) {
    Map<String, Path> places =
        project.files().stream()
            .collect(Collectors.toMap(ProjectFile::path, ProjectFile::location));
    long most = project.settings().maxFileSize();
    return new Analysed(
        report.replayed(),
        project.root(),
        project.settings().outputFormat(),
        file -> Optional.ofNullable(places.get(file)).flatMap(at -> text(file, at, tree, most)),
        project.settings().clues(),
        ResearchTables.NONE,
        () -> fingerprint.onDisk(tree),
        Fixes.NONE,
        project.configuration().baseline(),
        project.excluded());
  }

  private static Optional<SourceText> text(String file, Path at, FileTree tree, long most) {
    try {
      return Optional.of(SourceParser.decoded(file, tree.read(at, most).bytes()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  @Override
  public long size(Request request) {
    FileTree tree = new Disk();
    return discover(request, tree, Progress.silent()).projects().stream()
        .flatMap(project -> project.files().stream())
        .mapToLong(file -> file.location().toFile().length())
        .sum();
  }

  @Override
  public Optional<String> fingerprint(Request request) {
    FileTree tree = new Disk();
    Discovery found = discover(request, tree, Progress.silent());
    return found.problems().isEmpty() && found.projects().size() == 1
        ? Optional.of(fingerprint(request, found.projects().getFirst()).onDisk(tree))
        : Optional.empty();
  }

  private static Fingerprint fingerprint(Request request, Project project) {
    return new Fingerprint(
        project, List.of(request.signatures().name(), request.tables().toString()));
  }

  @Override
  public Explained explain(Request request, int line, Progress progress) {
    FileTree tree = new Disk();
    Discovery found = discover(request, tree, progress);
    List<String> failures =
        new ArrayList<>(
            found.problems().stream()
                .map(problem -> "`%s`: %s".formatted(request.paths().getFirst(), problem.message()))
                .toList());
    SourceReading reading =
        new SourceReading(tree, SourceParser.python(), progress, Cancellation.never());
    for (Project project : found.projects()) {
      failures.addAll(refusals(project));
      if (failures.isEmpty()) {
        String inside = inside(request, project);
        return new Explained(
            project.root(), Workspace.explain(project, inside, line, reading), failures);
      }
    }
    return new Explained(request.directory(), Optional.empty(), failures);
  }

  /// What a page to look through shows is wanted wherever one is to be written.
  private static ResearchTables.Wanted wanted(Request request, Project project) {
    return project.settings().outputFormat() == OutputFormat.HTML
        ? request.tables().and(ResearchTables.Table.OVERVIEW)
        : request.tables();
  }

  /// The analysis about what was asked for; empty, with the reason among the failures, where there
  /// is no such function or commit.
  private static Optional<Workspace.Analysis> narrowed(
      Request request, Project project, Workspace.Analysis whole, List<String> failures) {
    Optional<Workspace.Analysis> asked =
        request.line().isEmpty()
            ? Optional.of(whole)
            : whole.around(inside(request, project), request.line().get());
    if (asked.isEmpty()) {
      failures.add("there is no function at `%s`".formatted(place(request)));
    }
    if (asked.isEmpty() || request.since().isEmpty()) {
      return asked;
    }
    String commit = request.since().get();
    try {
      return Optional.of(asked.get().about(GitChanges.since(commit, project.root())));
    } catch (IOException e) {
      failures.add("cannot compare with `%s`: %s".formatted(commit, Destination.reason(e)));
      return Optional.empty();
    }
  }

  private static String place(Request request) {
    return "%s:%d".formatted(request.paths().getFirst(), request.line().orElse(1));
  }

  /// The first path that is asked about, from the root of its project.
  private static String inside(Request request, Project project) {
    Path file = request.directory().resolve(request.paths().getFirst());
    return project
        .root()
        .relativize(file.toAbsolutePath().normalize())
        .toString()
        .replace(file.getFileSystem().getSeparator(), "/");
  }

  private Discovery discover(Request request, FileTree tree, Progress progress) {
    ConfigurationReader configurations =
        new ConfigurationReader(tree, request.configuration(), request.overrides(), selectable());
    ProjectDiscovery discovery =
        new ProjectDiscovery(tree, configurations, home, progress, Cancellation.never());
    List<Path> paths = request.paths().stream().map(request.directory()::resolve).toList();
    return switch (request.extent()) {
      case PROJECT_AROUND -> discovery.around(paths);
      case FOLDER_ITSELF -> discovery.at(paths);
    };
  }

  private Set<String> selectable() {
    return Stream.of(rules.ids(), Fixes.CODES, List.of(Diagnostic.CANNOT_TELL))
        .flatMap(List::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Analysed analysed(
      Project project, Workspace.Analysis analysis, Fingerprint fingerprint) {
    Map<String, SourceText> texts =
        analysis.sources().files().stream()
            .collect(Collectors.toMap(SourceFile::path, SourceFile::text));
    return new Analysed(
        analysis.report(),
        project.root(),
        project.settings().outputFormat(),
        file -> Optional.ofNullable(texts.get(file)),
        project.settings().clues(),
        analysis.tables(),
        () -> fingerprint.asRead(analysis.sources()),
        analysis.fixes(),
        project.configuration().baseline(),
        project.excluded());
  }

  /// The paths as the user gave them, by what they stand for.
  private static Map<String, String> given(Request request) {
    return request.paths().stream()
        .collect(
            Collectors.toMap(
                path -> request.directory().resolve(path).toString(),
                Path::toString,
                (first, _) -> first));
  }

  private static List<String> refusals(Project project) {
    return project.diagnostics().stream()
        .filter(diagnostic -> diagnostic.code().equals(Diagnostic.INVALID_CONFIGURATION))
        .map(WorkspaceAnalyzer::withPlace)
        .toList();
  }

  private static String withPlace(Diagnostic problem) {
    Diagnostic.Span span = problem.span();
    return "%s:%d:%d: %s".formatted(span.file(), span.line(), span.column(), problem.message());
  }
}
