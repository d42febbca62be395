package dev.graphlift.cli;

import dev.graphlift.workspace.SettingsReference;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// `graphlift config`: says what can be set, or prints the JSON schema of it.
final class ConfigCommand implements Command {
  private final Terminal terminal;

  ConfigCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public String name() {
    return "config";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage()
        .description("Lists what can be set in a project, or describes one setting.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("KEY")
            .arity("0..1")
            .type(String.class)
            .description("The setting, as in `extend-exclude`.")
            .build());
    spec.addOption(Options.flag("Print a JSON schema of all settings, for editors.", "--schema"));
    return spec;
  }

  @Override
  public ExitStatus run(ParseResult parsed) {
    Optional<String> key = Optional.ofNullable(parsed.matchedPositionalValue(0, null));
    boolean isSchema = parsed.hasMatchedOption("--schema");
    if (key.isPresent() && isSchema) {
      throw new ParameterException(
          parsed.commandSpec().commandLine(), "Give either a KEY or `--schema`");
    }
    if (isSchema) {
      return print(SettingsReference.schema());
    }
    if (key.isEmpty()) {
      return print(String.join("\n", SettingsReference.keys()) + "\n");
    }
    return SettingsReference.page(key.get())
        .map(this::print)
        .orElseGet(() -> {
          String tip =
              Suggestion.closest(key.get(), SettingsReference.keys())
                  .map("; did you mean `%s`?"::formatted)
                  .orElse("; `graphlift config` lists all of them");
          terminal.error("there is no setting `%s`%s".formatted(key.get(), tip));
          return ExitStatus.FAILED;
        });
  }

  private ExitStatus print(String text) {
    boolean written =
        Destination.standardOutput(terminal)
            .write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    return written ? ExitStatus.CLEAN : ExitStatus.FAILED;
  }
}
