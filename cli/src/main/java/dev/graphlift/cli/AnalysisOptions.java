package dev.graphlift.cli;

import dev.graphlift.cli.Request.Configuration;
import dev.graphlift.cli.Request.Selection;
import dev.graphlift.cli.Request.Signatures;
import dev.graphlift.workspace.Profile;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/// The options of every verb that analyses projects.
final class AnalysisOptions {
  private static final int MOST_JOBS = 1024;

  private AnalysisOptions() {}

  /// Adds the options to a command.
  static CommandSpec addTo(CommandSpec command) {
    return command
        .addOption(Options.keyword(Profile.class, "PROFILE", "Which rules decide", "--profile"))
        .addOption(Options.texts("RULE", "Report only these rules.", "--select"))
        .addOption(Options.texts("RULE", "Do not report these rules.", "--ignore"))
        .addOption(Options.texts("PATTERN", "Leave these files and folders out.", "--exclude"))
        .addOption(
            OptionSpec.builder("--config")
                .paramLabel("KEY=VALUE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Set one option of the configuration; stronger than its files.")
                .build())
        .addOption(Options.flag("Read no configuration file.", "--isolated"))
        .addOption(
            Options.text(
                "VERSION",
                "Assume this TensorFlow release, whatever the project asks for.",
                "--tensorflow"))
        .addOption(
            Options.flag(
                "Infer an input_signature where a function can have one.", "--infer-signatures"))
        .addOption(
            OptionSpec.builder("-j", "--jobs")
                .paramLabel("N")
                .type(Integer.class)
                .converters((ITypeConverter<Integer>) AnalysisOptions::jobs)
                .description("Use this many threads; by default as many as there are cores.")
                .build())
        .addOption(Options.flag("Show no progress bar.", "--no-progress"));
  }

  /// Reads them into a request for the given paths.
  static Request request(ParseResult parsed, Path directory, List<Path> paths) {
    return new Request(
        directory,
        paths,
        parsed.matchedOptionValue("--profile", Profile.DEFAULT),
        new Selection(
            parsed.matchedOptionValue("--select", List.of()),
            parsed.matchedOptionValue("--ignore", List.of()),
            parsed.matchedOptionValue("--exclude", List.of())),
        parsed.matchedOptionValue("--config", List.of()),
        parsed.hasMatchedOption("--isolated") ? Configuration.ISOLATED : Configuration.READ,
        Options.given(parsed, "--jobs"),
        Options.given(parsed, "--tensorflow"),
        parsed.hasMatchedOption("--infer-signatures") ? Signatures.INFER : Signatures.LEAVE_OUT);
  }

  private static Integer jobs(String text) {
    if (text.matches("[0-9]{1,4}")) {
      int jobs = Integer.parseInt(text);
      if (jobs >= 1 && jobs <= MOST_JOBS) {
        return jobs;
      }
    }
    throw new TypeConversionException("expected a number from 1 to " + MOST_JOBS);
  }
}
