package dev.graphlift.cli;

import dev.graphlift.cli.CommonOptions.Verbosity;
import dev.graphlift.workspace.Profile;
import dev.graphlift.workspace.ResearchTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `graphlift evaluate`: analyses many projects in one process and writes tables about them.
final class EvaluateCommand implements Command {
  private final Session session;

  EvaluateCommand(Session session) {
    this.session = session;
  }

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage()
        .description(
            "Analyses many projects and writes tables about their functions.",
            "",
            "Writes functions.jsonl (one object a function), projects.csv (one row a project) and"
                + " summary.json. A project that fails is recorded there; the others are analysed"
                + " all the same, and the exit code is 2.",
            "",
            "Projects are analysed side by side, and what is finished is kept in the output"
                + " folder: the same command, given again after an interruption or a change of some"
                + " projects, analyses only the others.");
    spec.addPositional(Options.paths("PROJECT", "1..*", "Folders of the projects."))
        .addOption(
            Options.path("DIR", "The folder for the tables; made when it is missing.", "--output")
                .required(true)
                .build())
        .addOption(
            Options.flag(
                "Analyse every project again, also those that an earlier run has finished.",
                "--fresh"))
        .addOption(
            Options.keyword(
                ResearchTables.Calls.class,
                "CALLS",
                "Write call-graphs.jsonl as well, counting as calls all calls, constructors too, or"
                    + " the bodies of classes and modules too",
                "--call-graph"))
        .addOption(
            Options.flag(
                "Write types.jsonl as well: the types of variables, parameters and results.",
                "--types"));
    return AnalysisOptions.addTo(spec);
  }

  @Override
  public ExitStatus run(ParseResult parsed) {
    Terminal terminal = session.terminal();
    List<Path> projects = parsed.matchedPositionalValue(0, List.of());
    Path output = parsed.matchedOption("--output").getValue();
    Verbosity verbosity = CommonOptions.of(parsed, terminal).verbosity();
    Evaluation evaluation =
        new Evaluation(
            session,
            AnalysisOptions.request(
                    parsed, terminal.directory(), projects, Request.Extent.FOLDER_ITSELF)
                .with(wanted(parsed)),
            parsed.matchedOptionValue("--profile", Profile.DEFAULT),
            parsed.hasMatchedOption("--fresh")
                ? Evaluation.Reuse.NOTHING
                : Evaluation.Reuse.FINISHED,
            parsed.matchedOptionValue("--jobs", Runtime.getRuntime().availableProcessors()),
            verbosity);
    try {
      EvaluationTables tables =
          evaluation.run(terminal.directory().resolve(output), StatusLine.start(parsed, terminal));
      tables.failed().forEach(row -> row.failure().ifPresent(terminal::error));
      if (verbosity != Verbosity.QUIET) {
        terminal.err().println(tables.sentence());
      }
      return tables.failed().isEmpty() ? ExitStatus.CLEAN : ExitStatus.FAILED;
    } catch (IOException e) {
      terminal.error("cannot write to `%s`: %s".formatted(output, Destination.reason(e)));
      return ExitStatus.FAILED;
    }
  }

  private static ResearchTables.Wanted wanted(ParseResult parsed) {
    return new ResearchTables.Wanted(
        Options.given(parsed, "--call-graph"),
        parsed.hasMatchedOption("--types")
            ? ResearchTables.Types.INFER
            : ResearchTables.Types.LEAVE_OUT);
  }
}
