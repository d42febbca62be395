package dev.graphlift.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `graphlift fix`: short for `graphlift check --fix`.
final class FixCommand implements Command {
  private final CheckCommand check;

  FixCommand(Session session) {
    this.check = new CheckCommand(session);
  }

  @Override
  public String name() {
    return "fix";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = check.spec();
    spec.usageMessage()
        .description(
            "Applies the safe fixes and prints what is left; short for `graphlift check --fix`.");
    return spec;
  }

  @Override
  public ExitStatus run(ParseResult parsed) {
    return check.run(
        parsed,
        parsed.hasMatchedOption("--diff") ? CheckCommand.Action.DIFF : CheckCommand.Action.FIX);
  }
}
