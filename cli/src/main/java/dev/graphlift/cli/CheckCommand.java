package dev.graphlift.cli;

import dev.graphlift.cli.Analyzer.Analysed;
import dev.graphlift.cli.Analyzer.Outcome;
import dev.graphlift.cli.CommonOptions.Verbosity;
import dev.graphlift.workspace.Applicability;
import dev.graphlift.workspace.OutputFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `graphlift check`: analyses the project around some paths and prints what it found.
final class CheckCommand implements Command {
  private final Session session;

  CheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage()
        .description(
            "Prints which functions could run as TensorFlow graphs, and what stands in the way.",
            "",
            "Analyses the whole project around the given files and folders. Changes files only when"
                + " told to fix them.");
    spec.addPositional(
            Options.paths(
                "PATH",
                "0..*",
                "Files and folders to look at; the current folder unless given. FILE:LINE is the"
                    + " function around a line."))
        .addOption(Options.flag("Apply the safe fixes.", "--fix"))
        .addOption(
            Options.flag(
                "Apply or show the fixes that rest on an assumption too.", "--unsafe-fixes"))
        .addOption(
            Options.flag("Show what fixes would change, as a diff; change nothing.", "--diff"));
    addOutput(spec);
    addExtent(spec);
    return AnalysisOptions.addTo(spec);
  }

  /// What becomes of the result.
  private static void addOutput(CommandSpec spec) {
    spec.addOption(
            Options.keyword(
                OutputFormat.class, "FORMAT", "How to print the result", "--output-format"))
        .addOption(
            Options.path(
                    "FILE",
                    "Write the result to this file instead of standard output.",
                    "-o",
                    "--output-file")
                .build())
        .addOption(
            Options.files(
                "FILE",
                "What `graphlift verify --output-format json` wrote, to be shown in the HTML"
                    + " report; may be given several times.",
                "--verify-results"))
        .addOption(Options.flag("Exit with 0 even when there are findings.", "-e", "--exit-zero"))
        .addOption(Options.flag("Print how often each rule was reported.", "--statistics"));
  }

  /// What is reported, and when it is found out anew.
  private static void addExtent(CommandSpec spec) {
    spec.addOption(
            Options.path("FILE", "Leave out the findings that this file knows.", "--baseline")
                .build())
        .addOption(
            Options.path(
                    "FILE",
                    "Write all findings to this file, as known from now on.",
                    "--write-baseline")
                .build())
        .addOption(
            Options.text(
                "COMMIT",
                "Report only what lies in functions and on lines that changed since this commit of"
                    + " git.",
                "--diff-base"))
        .addOption(Options.flag("Neither use nor keep reports of earlier runs.", "--no-cache"))
        .addOption(
            Options.path(
                    "FOLDER",
                    "Keep reports there, instead of in `.graphlift_cache` of each project; the"
                        + " variable GRAPHLIFT_CACHE_DIR does the same.",
                    "--cache-dir")
                .build())
        .addOption(Options.flag("Run again whenever files change.", "-w", "--watch"));
  }

  @Override
  public ExitStatus run(ParseResult parsed) {
    Action action = parsed.hasMatchedOption("--fix") ? Action.FIX : Action.REPORT;
    return run(parsed, parsed.hasMatchedOption("--diff") ? Action.DIFF : action);
  }

  /// What is done about problems.
  enum Action {
    REPORT,
    FIX,
    DIFF
  }

  ExitStatus run(ParseResult parsed, Action action) {
    if (!parsed.hasMatchedOption("--watch")) {
      return once(parsed, action);
    }
    Request request = request(parsed);
    Supplier<List<String>> state =
        () ->
            request.paths().stream()
                .map(path -> session.analyzer().fingerprint(request.with(path, List.of())))
                .map(digest -> digest.orElse(""))
                .toList();
    return new Watch(session.terminal(), state).run(() -> once(parsed, action));
  }

  private ExitStatus once(ParseResult parsed, Action action) {
    Request request = request(parsed);
    // Edits need more than a report.
    Outcome outcome =
        analysed(parsed, action == Action.REPORT ? request.reusing(reuse(parsed)) : request);
    outcome.failures().forEach(session.terminal()::error);
    if (outcome.projects().isEmpty()) {
      return ExitStatus.FAILED;
    }
    ExitStatus shown =
        switch (action) {
          case REPORT -> show(outcome.projects(), parsed, 0);
          case DIFF -> diff(outcome.projects(), parsed);
          case FIX -> fix(outcome, request, parsed);
        };
    return outcome.failures().isEmpty() ? shown : ExitStatus.FAILED;
  }

  private Request request(ParseResult parsed) {
    Terminal terminal = session.terminal();
    List<Path> paths = parsed.matchedPositionalValue(0, List.of());
    Request request =
        AnalysisOptions.request(
                parsed,
                terminal.directory(),
                paths.isEmpty() ? List.of(Path.of(".")) : paths,
                Request.Extent.PROJECT_AROUND)
            .with(format(parsed))
            .since(Options.given(parsed, "--diff-base"));
    return paths.size() == 1
        ? FileLine.find(paths.getFirst().toString(), terminal.directory())
            .map(place -> request.around(place.file(), place.line()))
            .orElse(request)
        : request;
  }

  /// The format as a setting: what the analysis has to find out depends on it.
  private static List<String> format(ParseResult parsed) {
    return Options.<OutputFormat>given(parsed, "--output-format").stream()
        .map(format -> "output-format=\"%s\"".formatted(Keywords.word(format)))
        .toList();
  }

  private Request.Reuse reuse(ParseResult parsed) {
    Terminal terminal = session.terminal();
    if (parsed.hasMatchedOption("--no-cache")) {
      return new Request.Reuse.Never();
    }
    Optional<Path> folder =
        Options.<Path>given(parsed, "--cache-dir")
            .or(() -> terminal.variable("GRAPHLIFT_CACHE_DIR").map(Path::of));
    return folder.isPresent()
        ? new Request.Reuse.In(terminal.directory().resolve(folder.get()))
        : new Request.Reuse.InProjects();
  }

  private Outcome analysed(ParseResult parsed, Request request) {
    try (ProgressBar bar = ProgressBar.start(parsed, session.terminal())) {
      return session.analyzer().analyse(request, bar);
    }
  }

  /// What is to be fixed: nothing that a baseline puts up with. Empty when it could not be read.
  private Optional<Fixing> fixing(List<Analysed> projects, ParseResult parsed) {
    Applicability level =
        parsed.hasMatchedOption("--unsafe-fixes") ? Applicability.UNSAFE : Applicability.SAFE;
    return known(parsed)
        .unknown(projects)
        .map(findings -> new Fixing(findings, level, session.terminal()));
  }

  private ExitStatus diff(List<Analysed> projects, ParseResult parsed) {
    return fixing(projects, parsed).map(fixing -> diff(fixing, parsed)).orElse(ExitStatus.FAILED);
  }

  private ExitStatus diff(Fixing fixing, ParseResult parsed) {
    Optional<Path> file = Options.given(parsed, "--output-file");
    Paint paint = paint(parsed, file);
    int[] files = {0};
    boolean written =
        new Destination(file, session.terminal())
            .write(out -> {
              Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
              files[0] = fixing.show(paint, text);
              text.flush();
            });
    if (!written) {
      return ExitStatus.FAILED;
    }
    return files[0] == 0 || parsed.hasMatchedOption("--exit-zero")
        ? ExitStatus.CLEAN
        : ExitStatus.FINDINGS;
  }

  private ExitStatus fix(Outcome outcome, Request request, ParseResult parsed) {
    Optional<Fixing> fixing = fixing(outcome.projects(), parsed);
    if (fixing.isEmpty()) {
      return ExitStatus.FAILED;
    }
    Fixing.Result result = fixing.get().write();
    // Lines have moved, and what called a function that runs as a graph now may need nothing more.
    Outcome left = result.files() == 0 ? outcome : analysed(parsed, request);
    ExitStatus shown = show(left.projects(), parsed, result.problems());
    return result.failures() == 0 && left.failures().isEmpty() ? shown : ExitStatus.FAILED;
  }

  private KnownFindings known(ParseResult parsed) {
    return new KnownFindings(session.terminal(), parsed);
  }

  private Paint paint(ParseResult parsed, Optional<Path> file) {
    boolean plain = file.isPresent() && !parsed.hasMatchedOption("--color");
    return plain ? Paint.PLAIN : CommonOptions.of(parsed, session.terminal()).paint();
  }

  private ExitStatus show(List<Analysed> projects, ParseResult parsed, long fixed) {
    Terminal terminal = session.terminal();
    CommonOptions common = CommonOptions.of(parsed, terminal);
    OutputFormat format =
        parsed.matchedOptionValue("--output-format", projects.getFirst().format());
    Optional<Path> file = Options.given(parsed, "--output-file");
    Optional<List<Findings>> findings = known(parsed).fresh(projects);
    Optional<VerifyResults> verified = verified(parsed);
    if (findings.isEmpty() || verified.isEmpty()) {
      return ExitStatus.FAILED;
    }
    boolean counts = parsed.hasMatchedOption("--statistics");
    if (counts && !Page.COUNTED.contains(format)) {
      terminal.error(
          "`--statistics` cannot be written as `%s`; it can as text and as `json`"
              .formatted(Keywords.word(format)));
      return ExitStatus.FAILED;
    }
    Page page =
        new Page(
            findings.get(),
            format,
            session.rules(),
            verified.get(),
            common.verbosity(),
            paint(parsed, file),
            fixed);
    if (!new Destination(file, terminal).write(counts ? page::statistics : page::write)) {
      return ExitStatus.FAILED;
    }
    if (common.verbosity() == Verbosity.VERBOSE) {
      projects.forEach(project -> terminal.err().println(StageTimes.line(project.report())));
    }
    return parsed.hasMatchedOption("--exit-zero")
        ? ExitStatus.CLEAN
        : Summary.status(page.projects());
  }

  /// The results of trials that are to be shown; empty when they could not be read.
  private Optional<VerifyResults> verified(ParseResult parsed) {
    Terminal terminal = session.terminal();
    VerifyResults results = VerifyResults.NONE;
    for (Path file : Options.<List<Path>>given(parsed, "--verify-results").orElse(List.of())) {
      try {
        results = results.with(VerifyResults.read(terminal.directory().resolve(file)));
      } catch (IOException e) {
        terminal.error("cannot read `%s`: %s".formatted(file, Destination.reason(e)));
        return Optional.empty();
      }
    }
    return Optional.of(results);
  }

  /// A result and how it is to look.
  private record Page(
      List<Findings> projects,
      OutputFormat format,
      RuleCommand.RuleBook rules,
      VerifyResults verified,
      Verbosity verbosity,
      Paint paint,
      long fixed) {
    /// The formats that statistics come in.
    static final Set<OutputFormat> COUNTED =
        EnumSet.of(
            OutputFormat.FULL, OutputFormat.CONCISE, OutputFormat.GROUPED, OutputFormat.JSON);

    void statistics(OutputStream out) throws IOException {
      Statistics statistics = Statistics.of(projects);
      if (format == OutputFormat.JSON) {
        statistics.json(out);
      } else {
        statistics.text(out);
      }
    }

    void write(OutputStream out) throws IOException {
      switch (format) {
        case FULL -> text(TextFormats::full, out);
        case CONCISE -> text(TextFormats::concise, out);
        case GROUPED -> text(GroupedFormat::write, out);
        case JSON -> JsonFormat.write(projects, out);
        case JSON_LINES -> JsonFormat.writeLines(projects, out);
        case SARIF -> SarifFormat.write(projects, rules, out);
        case GITHUB -> GithubFormat.write(projects, out);
        case GITLAB -> GitlabFormat.write(projects, out);
        case JUNIT -> JunitFormat.write(projects, out);
        case RDJSON -> RdjsonFormat.write(projects, out);
        case CSV -> CsvFormat.write(projects, out);
        case MARKDOWN -> MarkdownFormat.write(projects, out);
        case HTML -> HtmlFormat.write(projects, rules, verified, out);
      }
    }

    private void text(TextFormats.Form form, OutputStream out) throws IOException {
      Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      for (Findings findings : projects) {
        form.write(findings, paint, text);
      }
      if (verbosity != Verbosity.QUIET) {
        for (String line : Summary.lines(projects, fixed, paint)) {
          text.write(line + "\n");
        }
      }
      text.flush();
    }
  }
}
