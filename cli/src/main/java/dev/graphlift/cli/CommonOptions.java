package dev.graphlift.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The options that every verb has.
///
/// @param paint how the result is coloured
record CommonOptions(Verbosity verbosity, Paint paint) {
  /// How much is said beside the result.
  enum Verbosity {
    QUIET,
    NORMAL,
    VERBOSE
  }

  /// Adds the options to a command.
  static CommandSpec addTo(CommandSpec command) {
    return command
        .addOption(Options.keyword(Paint.When.class, "WHEN", "Colour the output", "--color"))
        .addOption(Options.flag("Print the findings and nothing else.", "-q", "--quiet"))
        .addOption(Options.flag("Say more, on standard error.", "-v", "--verbose"))
        .addOption(help());
  }

  static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Print this help.")
        .build();
  }

  /// Reads them.
  static CommonOptions of(ParseResult parsed, Terminal terminal) {
    Paint.When when = parsed.matchedOptionValue("--color", Paint.When.AUTO);
    Verbosity verbosity = Verbosity.NORMAL;
    if (parsed.hasMatchedOption("--quiet")) {
      verbosity = Verbosity.QUIET;
    } else if (parsed.hasMatchedOption("--verbose")) {
      verbosity = Verbosity.VERBOSE;
    }
    return new CommonOptions(verbosity, Paint.choose(when, terminal, Terminal.Stream.OUT));
  }
}
