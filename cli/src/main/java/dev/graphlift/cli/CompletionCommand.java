package dev.graphlift.cli;

import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `graphlift generate-completion`: prints a completion script for bash and zsh.
final class CompletionCommand implements Command {
  private final Terminal terminal;

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public String name() {
    return "generate-completion";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage()
        .description(
            "Prints a completion script for bash and zsh.",
            "",
            "To use it: source <(graphlift generate-completion)");
    return spec;
  }

  @Override
  public ExitStatus run(ParseResult parsed) {
    String script = AutoComplete.bash("graphlift", parsed.commandSpec().root().commandLine());
    boolean written =
        Destination.standardOutput(terminal)
            .write(out -> out.write(script.getBytes(StandardCharsets.UTF_8)));
    return written ? ExitStatus.CLEAN : ExitStatus.FAILED;
  }
}
