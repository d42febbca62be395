package dev.graphlift.cli;

import dev.graphlift.cli.Analyzer.Analysed;
import dev.graphlift.cli.Analyzer.Outcome;
import dev.graphlift.cli.CommonOptions.Verbosity;
import dev.graphlift.cli.Verification.Search;
import dev.graphlift.cli.Verification.Verified;
import dev.graphlift.workspace.Applicability;
import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.FixedFile;
import dev.graphlift.workspace.trial.CopyTooLargeException;
import dev.graphlift.workspace.trial.Observed;
import dev.graphlift.workspace.trial.Trial;
import dev.graphlift.workspace.trial.TrialCommand;
import dev.graphlift.workspace.trial.Watched;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/// `graphlift verify`: runs a command with and without the fixes and compares what comes out.
final class VerifyCommand implements Command {
  private static final int RUNS = 3;
  private static final int MOST_RUNS = 100;
  private static final int SECONDS = 3600;
  private static final int MEGABYTES = 2048;

  private final Session session;

  VerifyCommand(Session session) {
    this.session = session;
  }

  /// How the result is printed.
  enum Form {
    TEXT,
    JSON
  }

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage()
        .description(
            "Runs your command with and without the fixes and compares: results, printed text,"
                + " variables, time.",
            "",
            "graphlift verify [OPTIONS] [PATH…] -- COMMAND…",
            "",
            "COMMAND is a script with its arguments, `-m MODULE`, `pytest`, or any program that"
                + " starts Python. It runs in copies of the project; yours changes only with"
                + " --fix.");
    spec.addPositional(
            PositionalParamSpec.builder()
                .paramLabel("PATH… -- COMMAND…")
                .arity("0..*")
                .required(false)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(
                    "What to convert, the project around the current folder unless given; and the"
                        + " command to run.")
                .build())
        .addOption(
            Options.text(
                "FILE", "The Python to run with; `python` on the path unless given.", "--python"))
        .addOption(number("N", 1, MOST_RUNS, "Runs on each side; %d unless given.", RUNS, "--runs"))
        .addOption(
            number(
                "SECONDS",
                1,
                1_000_000,
                "Stop a run after this time; %d unless given.",
                SECONDS,
                "--timeout"))
        .addOption(
            number(
                "MB",
                1,
                1_000_000,
                "Copy no project larger than this; %d unless given.",
                MEGABYTES,
                "--max-copy"))
        .addOption(Options.flag("Try the fixes that rest on an assumption too.", "--unsafe-fixes"))
        .addOption(Options.flag("Find the edits that make the program differ.", "--bisect"))
        .addOption(
            Options.flag(
                "Leave out the edits that make the program differ, and verify the others.",
                "--keep-going"))
        .addOption(Options.flag("Apply what was run and found equal to your files.", "--fix"))
        .addOption(
            Options.keyword(Form.class, "FORMAT", "How to print the result", "--output-format"));
    return AnalysisOptions.addTo(spec);
  }

  private static OptionSpec number(
      String label, int least, int most, String description, int otherwise, String name) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(Integer.class)
        .converters(
            (ITypeConverter<Integer>)
                text -> {
                  if (text.matches("[0-9]{1,7}")) {
                    int value = Integer.parseInt(text);
                    if (value >= least && value <= most) {
                      return value;
                    }
                  }
                  throw new TypeConversionException(
                      "expected a number from %d to %d".formatted(least, most));
                })
        .description(description.formatted(otherwise))
        .build();
  }

  @Override
  public ExitStatus run(ParseResult parsed) {
    List<String> words = parsed.matchedPositionalValue(0, List.of());
    List<String> original = parsed.originalArgs();
    int dashes = original.indexOf("--");
    int length = dashes < 0 ? 0 : original.size() - dashes - 1;
    if (length == 0) {
      return failed("say after `--` which command to run, as in `graphlift verify -- train.py`");
    }
    int paths = words.size() - length;
    List<String> command = words.subList(paths, words.size());
    Optional<Path> python = python(parsed, command.getFirst());
    if (python.isEmpty()) {
      Optional<String> named = Options.given(parsed, "--python");
      return failed(
          named
              .map(name -> "there is no program `%s` to run with".formatted(name))
              .orElse("there is no `python` on the path; name one with `--python`"));
    }
    Outcome outcome = analysed(parsed, words.subList(0, paths));
    outcome.failures().forEach(session.terminal()::error);
    if (!outcome.failures().isEmpty()) {
      return ExitStatus.FAILED;
    }
    if (outcome.projects().size() != 1) {
      return failed("only one project can be verified at a time");
    }
    return verify(parsed, outcome.projects().getFirst(), new TrialCommand(command, python.get()));
  }

  private Outcome analysed(ParseResult parsed, List<String> paths) {
    Terminal terminal = session.terminal();
    List<Path> places =
        paths.isEmpty() ? List.of(Path.of(".")) : paths.stream().map(Path::of).toList();
    Request request =
        AnalysisOptions.request(
            parsed, terminal.directory(), places, Request.Extent.PROJECT_AROUND);
    try (ProgressBar bar = ProgressBar.start(parsed, terminal)) {
      return session.analyzer().analyse(request, bar);
    }
  }

  private ExitStatus verify(ParseResult parsed, Analysed project, TrialCommand command) {
    Applicability level =
        parsed.hasMatchedOption("--unsafe-fixes") ? Applicability.UNSAFE : Applicability.SAFE;
    List<Diagnostic> failures = failures(project);
    failures.forEach(failure -> session.terminal().error(failure.message()));
    if (!failures.isEmpty()) {
      return ExitStatus.FAILED;
    }
    List<FixedFile> edited = project.fixes().apply(level);
    if (edited.isEmpty()) {
      return nothing(parsed, command);
    }
    List<Watched> watched = Watched.of(edited, project.report().functions());
    try (Trial trial = Trial.prepare(setup(parsed, project, command), edited, watched)) {
      Verification verification =
          new Verification(
              trial,
              project.fixes(),
              level,
              watched,
              parsed.matchedOptionValue("--runs", RUNS),
              Duration.ofSeconds(parsed.matchedOptionValue("--timeout", SECONDS)));
      Verified verified = verified(parsed, verification);
      Optional<String> refusal = refusal(verified);
      if (refusal.isPresent()) {
        return failed(refusal.get());
      }
      return concluded(parsed, project, verification, verified, command);
    } catch (CopyTooLargeException failure) {
      return failed(
          "cannot copy `%s`: %s; leave out with `--exclude` what the program does not need, or"
                  .formatted(project.root(), failure.getMessage())
              + " raise `--max-copy`");
    } catch (IOException failure) {
      return failed(Destination.reason(failure));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return failed("interrupted");
    }
  }

  private ExitStatus nothing(ParseResult parsed, TrialCommand command) {
    boolean isWritten =
        switch (parsed.matchedOptionValue("--output-format", Form.TEXT)) {
          case TEXT ->
              show(parsed, out -> out.write("Nothing to verify: there are no edits to try.\n"));
          case JSON ->
              Destination.standardOutput(session.terminal())
                  .write(out -> VerifyReport.nothing(command, out));
        };
    return isWritten ? ExitStatus.CLEAN : ExitStatus.FAILED;
  }

  /// Why the project could not be analysed.
  private static List<Diagnostic> failures(Analysed project) {
    return project.report().diagnostics().stream()
        .filter(diagnostic ->
            List.of(Diagnostic.INTERNAL_ERROR, Diagnostic.OUT_OF_MEMORY)
                .contains(diagnostic.code()))
        .toList();
  }

  private Verified verified(ParseResult parsed, Verification verification)
      throws IOException, InterruptedException {
    try (StatusLine line = StatusLine.start(parsed, session.terminal())) {
      return verification.run(search(parsed), line);
    }
  }

  private ExitStatus concluded(
      ParseResult parsed,
      Analysed project,
      Verification verification,
      Verified verified,
      TrialCommand command) {
    VerifyReport report = new VerifyReport(project, session.terminal(), command, verified);
    Form form = parsed.matchedOptionValue("--output-format", Form.TEXT);
    boolean isWritten =
        switch (form) {
          case TEXT -> show(parsed, out -> report.text(paint(parsed), out));
          case JSON -> Destination.standardOutput(session.terminal()).write(report::json);
        };
    boolean isFixed = !parsed.hasMatchedOption("--fix") || fix(project, verification, verified);
    if (!isWritten || !isFixed) {
      return ExitStatus.FAILED;
    }
    return verified.comparison().isEqual() && verified.guilty().isEmpty()
        ? ExitStatus.CLEAN
        : ExitStatus.FINDINGS;
  }

  private static Search search(ParseResult parsed) {
    if (parsed.hasMatchedOption("--keep-going")) {
      return Search.DROP;
    }
    return parsed.hasMatchedOption("--bisect") ? Search.NAME : Search.NONE;
  }

  private Trial.Setup setup(ParseResult parsed, Analysed project, TrialCommand command)
      throws IOException {
    Path root = project.root().toRealPath();
    Path here = session.terminal().directory().toRealPath();
    long megabytes = parsed.matchedOptionValue("--max-copy", MEGABYTES);
    return new Trial.Setup(
        root,
        here.startsWith(root) ? here : root,
        command,
        session.terminal().environment(),
        project.excluded(),
        megabytes << 20);
  }

  /// Why the runs say nothing.
  private static Optional<String> refusal(Verified verified) {
    Observed first = verified.before().getFirst();
    String words = Verification.lastWords(first).map(": %s"::formatted).orElse("");
    if (first.exit().isEmpty()) {
      return Optional.of("the command took too long before any edit; see `--timeout`");
    }
    if (first.record().isEmpty()) {
      return Optional.of(
          "the command ran no Python from 3.8 on that could be watched (exit code %d)%s"
              .formatted(first.exit().get(), words));
    }
    if (first.exit().get() != 0 && !verified.comparison().hasCalls()) {
      return Optional.of(
          "the command failed before any edit (exit code %d)%s"
              .formatted(first.exit().get(), words));
    }
    return Optional.empty();
  }

  private boolean fix(Analysed project, Verification verification, Verified verified) {
    boolean isWhole = true;
    if (verified.proved().isEmpty()) {
      session.terminal().err().println("Fixed nothing.");
    }
    Findings findings = new Findings(project, session.terminal().directory());
    for (FixedFile file : verification.edited(verified.proved())) {
      Optional<String> refusal = file.write();
      String path = findings.path(file.path());
      if (refusal.isPresent()) {
        session.terminal().error("cannot fix `%s`: %s".formatted(path, refusal.get()));
        isWhole = false;
      } else {
        session.terminal().err().println("Fixed " + Printable.text(path) + ".");
      }
    }
    return isWhole;
  }

  /// The interpreter that was named, or else the first Python on the path.
  private Optional<Path> python(ParseResult parsed, String first) {
    Terminal terminal = session.terminal();
    Optional<String> named = Options.given(parsed, "--python");
    Stream<String> names =
        named
            .map(Stream::of)
            .orElseGet(() ->
                TrialCommand.isPython(first) ? Stream.of(first) : Stream.of("python", "python3"));
    return names.flatMap(name -> onPath(name, terminal).stream()).findFirst();
  }

  private static Optional<Path> onPath(String name, Terminal terminal) {
    if (name.contains("/") || name.contains(File.separator)) {
      Path file = terminal.directory().resolve(name).normalize();
      return Files.isExecutable(file) ? Optional.of(file) : Optional.empty();
    }
    return Stream.of(terminal.variable("PATH").orElse("").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder ->
            Stream.of(name, name + ".exe").map(terminal.directory().resolve(folder)::resolve))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private Paint paint(ParseResult parsed) {
    return CommonOptions.of(parsed, session.terminal()).paint();
  }

  @FunctionalInterface
  private interface Text {
    void write(Writer out) throws IOException;
  }

  private boolean show(ParseResult parsed, Text text) {
    boolean isQuiet = CommonOptions.of(parsed, session.terminal()).verbosity() == Verbosity.QUIET;
    return isQuiet
        || Destination.standardOutput(session.terminal())
            .write((OutputStream out) -> {
              Writer writer =
                  new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
              text.write(writer);
              writer.flush();
            });
  }

  private ExitStatus failed(String message) {
    session.terminal().error(message);
    return ExitStatus.FAILED;
  }
}
