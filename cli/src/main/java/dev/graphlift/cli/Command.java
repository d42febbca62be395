package dev.graphlift.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// One verb of the command line.
interface Command {
  /// The word that asks for it.
  String name();

  /// Its options and help, made anew.
  CommandSpec spec();

  /// Carries it out.
  ExitStatus run(ParseResult parsed);
}
