package dev.graphlift.cli;

import dev.graphlift.cli.CommonOptions.Verbosity;
import dev.graphlift.workspace.Clue;
import dev.graphlift.workspace.Profile;
import dev.graphlift.workspace.ResearchTables;
import dev.graphlift.workspace.ResearchTables.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
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
            "Writes functions.jsonl (one object a function), projects.csv (one row a project),"
                + " summary.json, the CSV files of the reference tool, and a README.md that explains"
                + " them all. A project that fails is recorded there; the others are analysed"
                + " all the same, and the exit code is 2.",
            "",
            "Projects are analysed side by side, and what is finished is kept in the output"
                + " folder: the same command, given again after an interruption or a change of some"
                + " projects, analyses only the others.",
            "",
            "With --compare it analyses nothing and says what differs between two output folders;"
                + " the exit code is 1 when anything does.");
    spec.addPositional(Options.paths("PROJECT", "0..*", "Folders of the projects."))
        .addOption(
            Options.path("DIR", "The folder for the tables; made when it is missing.", "--output")
                .build())
        .addOption(
            OptionSpec.builder("--compare")
                .paramLabel("DIR")
                .arity("2")
                .type(List.class)
                .auxiliaryTypes(Path.class)
                .description(
                    "Say which functions are decided otherwise in the second of these output"
                        + " folders than in the first.")
                .build())
        .addOption(
            Options.keyword(
                ComparisonCommand.Form.class,
                "FORMAT",
                "How to print a comparison",
                "--output-format"))
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
        .addOption(Options.flag("Do not follow annotations of parameters.", "--no-type-hints"))
        .addOption(
            Options.flag(
                "Do not take functions for candidates by their names and places alone.",
                "--no-speculation"))
        .addOption(Options.flag("Do not take tests for calls.", "--no-test-entry-points"))
        .addOption(
            Options.flag(
                "Write calls.csv as well: every call whose target is known.", "--output-calls"))
        .addOption(
            Options.flag(
                "Write types.jsonl as well: the types of variables, parameters and results.",
                "--types"));
    return AnalysisOptions.addTo(spec);
  }

  @Override
  public ExitStatus run(ParseResult parsed) {
    Optional<List<Path>> compared = Options.given(parsed, "--compare");
    return compared.isPresent() ? compare(compared.get(), parsed) : evaluate(parsed);
  }

  private ExitStatus compare(List<Path> folders, ParseResult parsed) {
    if (folders.size() != 2) {
      throw usage(parsed, "`--compare` may be given only once");
    }
    if (parsed.hasMatchedPositional(0) || parsed.hasMatchedOption("--output")) {
      throw usage(
          parsed, "`--compare` analyses nothing, so it goes without `--output` and PROJECT");
    }
    return new ComparisonCommand(
            session.terminal(),
            folders.getFirst(),
            folders.getLast(),
            parsed.matchedOptionValue("--output-format", ComparisonCommand.Form.TEXT))
        .run();
  }

  private static ParameterException usage(ParseResult parsed, String message) {
    return new ParameterException(parsed.commandSpec().commandLine(), message);
  }

  private static ParameterException missing(ParseResult parsed, ArgSpec argument) {
    return new MissingParameterException(parsed.commandSpec().commandLine(), argument, "");
  }

  private ExitStatus evaluate(ParseResult parsed) {
    Terminal terminal = session.terminal();
    Path output =
        Options.<Path>given(parsed, "--output")
            .orElseThrow(() -> missing(parsed, parsed.commandSpec().findOption("--output")));
    List<Path> projects = parsed.matchedPositionalValue(0, List.of());
    if (projects.isEmpty()) {
      throw missing(parsed, parsed.commandSpec().positionalParameters().getFirst());
    }
    if (parsed.hasMatchedOption("--output-format")) {
      throw usage(
          parsed, "`--output-format` goes with `--compare`; tables have formats of their own");
    }
    Verbosity verbosity = CommonOptions.of(parsed, terminal).verbosity();
    Evaluation evaluation =
        new Evaluation(
            session,
            AnalysisOptions.request(
                    parsed, terminal.directory(), projects, Request.Extent.FOLDER_ITSELF)
                .with(wanted(parsed))
                .with(clues(parsed)),
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

  /// What remains of the clues, as a setting; none when all remain.
  private static List<String> clues(ParseResult parsed) {
    Map<Clue, String> flags =
        Map.of(
            Clue.TYPE_HINTS, "--no-type-hints",
            Clue.NAMES, "--no-speculation",
            Clue.TESTS, "--no-test-entry-points");
    List<Clue> left =
        Stream.of(Clue.values())
            .filter(clue -> !parsed.hasMatchedOption(flags.getOrDefault(clue, "")))
            .toList();
    return left.size() == Clue.values().length
        ? List.of()
        : List.of(
            left.stream()
                .map(clue -> '"' + Keywords.word(clue) + '"')
                .collect(Collectors.joining(",", "clues=[", "]")));
  }

  private static ResearchTables.Wanted wanted(ParseResult parsed) {
    SortedSet<Table> tables = new TreeSet<>(Set.of(Table.FUNCTIONS));
    if (parsed.hasMatchedOption("--output-calls")) {
      tables.add(Table.RESOLVED_CALLS);
    }
    if (parsed.hasMatchedOption("--types")) {
      tables.add(Table.TYPES);
    }
    return new ResearchTables.Wanted(Options.given(parsed, "--call-graph"), tables);
  }
}
