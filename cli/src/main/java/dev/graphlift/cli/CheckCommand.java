package dev.graphlift.cli;

import dev.graphlift.cli.Analyzer.Outcome;
import dev.graphlift.cli.CommonOptions.Verbosity;
import dev.graphlift.workspace.WholeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `graphlift check`: analyses the project around some paths and prints what it found.
final class CheckCommand implements Command {
  private final Session session;

  CheckCommand(Session session) {
    this.session = session;
  }

  /// The forms of the result.
  enum Format {
    /// Every diagnostic with the code it is about.
    FULL,
    /// One line a diagnostic.
    CONCISE,
    /// For programs, with all functions.
    JSON
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
            "Analyses the whole project around the given files and folders. Changes nothing.");
    spec.addPositional(
            Options.paths(
                "PATH", "0..*", "Files and folders to look at; the current folder unless given."))
        .addOption(
            Options.keyword(Format.class, "FORMAT", "How to print the result", "--output-format"))
        .addOption(
            Options.path(
                    "FILE",
                    "Write the result to this file instead of standard output.",
                    "-o",
                    "--output-file")
                .build())
        .addOption(Options.flag("Exit with 0 even when there are findings.", "-e", "--exit-zero"));
    return AnalysisOptions.addTo(spec);
  }

  @Override
  public ExitStatus run(ParseResult parsed) {
    Terminal terminal = session.terminal();
    List<Path> paths = parsed.matchedPositionalValue(0, List.of());
    Request request =
        AnalysisOptions.request(
            parsed, terminal.directory(), paths.isEmpty() ? List.of(Path.of(".")) : paths);
    Outcome outcome;
    try (ProgressBar bar = ProgressBar.start(parsed, terminal)) {
      outcome = session.analyzer().analyse(request, bar);
    }
    return switch (outcome) {
      case Outcome.Refused(String message) -> {
        terminal.error(message);
        yield ExitStatus.FAILED;
      }
      case Outcome.Analysed(var report, var root, var sources) ->
          show(new Findings(report, root, sources, terminal.directory()), parsed);
    };
  }

  private ExitStatus show(Findings findings, ParseResult parsed) {
    Terminal terminal = session.terminal();
    CommonOptions common = CommonOptions.of(parsed, terminal);
    Format format = parsed.matchedOptionValue("--output-format", Format.FULL);
    Optional<Path> file = Options.given(parsed, "--output-file");
    Paint paint =
        file.isPresent() && !parsed.hasMatchedOption("--color") ? Paint.PLAIN : common.paint();
    WholeFile.Content content = out -> write(findings, format, common.verbosity(), paint, out);
    if (!new Destination(file, terminal).write(content)) {
      return ExitStatus.FAILED;
    }
    if (common.verbosity() == Verbosity.VERBOSE) {
      terminal.err().println(StageTimes.line(findings.report()));
    }
    return parsed.hasMatchedOption("--exit-zero") ? ExitStatus.CLEAN : findings.status();
  }

  private static void write(
      Findings findings, Format format, Verbosity verbosity, Paint paint, OutputStream out)
      throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    switch (format) {
      case FULL -> TextFormats.full(findings, paint, text);
      case CONCISE -> TextFormats.concise(findings, paint, text);
      case JSON -> {
        JsonFormat.write(findings, out);
        return;
      }
    }
    if (verbosity != Verbosity.QUIET) {
      for (String line : Summary.lines(findings, paint)) {
        text.write(line + "\n");
      }
    }
    text.flush();
  }
}
