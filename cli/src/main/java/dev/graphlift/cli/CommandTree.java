package dev.graphlift.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// All verbs under one command.
final class CommandTree {
  private static final int HELP_WIDTH = 100;

  private final Terminal terminal;
  private final Map<String, Command> commands = new LinkedHashMap<>();

  CommandTree(Session session) {
    this.terminal = session.terminal();
    List.of(
            new CheckCommand(session),
            new FixCommand(session),
            new VerifyCommand(session),
            new EvaluateCommand(session),
            new ExplainCommand(session),
            new RuleCommand(terminal, session.rules()),
            new ConfigCommand(terminal),
            new CleanCommand(terminal),
            new CompletionCommand(terminal))
        .forEach(command -> commands.put(command.name(), command));
  }

  /// Reads the words and carries out the verb they name.
  ExitStatus run(List<String> words) {
    try {
      return run(commandLine().parseArgs(words.toArray(String[]::new)));
    } catch (ParameterException e) {
      UsageError.lines(e).forEach(terminal.err()::println);
      return ExitStatus.FAILED;
    }
  }

  private CommandLine commandLine() {
    CommandSpec root = CommandSpec.create().name("graphlift");
    root.usageMessage()
        .description(
            "Finds the Python functions that can run as TensorFlow graphs, and says why. Only"
                + " `verify` runs Python, and files are changed only where `fix` says so.")
        .footer("", "Exit codes: 0 nothing to report, 1 findings, 2 the run failed.");
    root.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print the version.")
            .build());
    root.addOption(CommonOptions.help());
    layOut(root.usageMessage());
    for (Command command : commands.values()) {
      CommandSpec spec = CommonOptions.addTo(command.spec());
      layOut(spec.usageMessage());
      root.addSubcommand(command.name(), new CommandLine(spec));
    }
    return new CommandLine(root);
  }

  private static void layOut(UsageMessageSpec usage) {
    usage
        .width(HELP_WIDTH)
        .sortOptions(false)
        .abbreviateSynopsis(true)
        .synopsisHeading("Usage: ")
        .descriptionHeading("%n")
        .parameterListHeading("%nArguments:%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n");
  }

  private ExitStatus run(ParseResult parsed) {
    ParseResult innermost = parsed;
    while (innermost.hasSubcommand()) {
      innermost = innermost.subcommand();
    }
    CommandSpec spec = innermost.commandSpec();
    if (innermost.isUsageHelpRequested()) {
      return print(help(spec));
    }
    if (innermost.isVersionHelpRequested()) {
      return print("graphlift " + Version.number() + "\n");
    }
    Optional<Command> command = Optional.ofNullable(commands.get(spec.name()));
    if (command.isEmpty()) {
      terminal.err().print(help(spec));
      return ExitStatus.FAILED;
    }
    return command.get().run(innermost);
  }

  private static String help(CommandSpec spec) {
    return spec.commandLine().getUsageMessage(Help.defaultColorScheme(Ansi.OFF));
  }

  private ExitStatus print(String text) {
    boolean written = Destination.standardOutput(terminal).write(out -> writeUtf8(text, out));
    return written ? ExitStatus.CLEAN : ExitStatus.FAILED;
  }

  private static void writeUtf8(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
