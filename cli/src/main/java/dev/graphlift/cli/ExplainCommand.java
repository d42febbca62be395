package dev.graphlift.cli;

import dev.graphlift.cli.Analyzer.Explained;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// `graphlift explain`: prints all that is known of one function.
final class ExplainCommand implements Command {
  private final Session session;

  ExplainCommand(Session session) {
    this.session = session;
  }

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage()
        .description(
            "Explains one function: what its names may stand for, what each rule says of it, and"
                + " what could not be told.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE:LINE")
            .arity("1")
            .type(String.class)
            .description("A line of the function, as in `train.py:12`.")
            .build());
    return AnalysisOptions.addTo(spec);
  }

  @Override
  public ExitStatus run(ParseResult parsed) {
    String place = parsed.matchedPositionalValue(0, "");
    FileLine found =
        FileLine.of(place)
            .orElseThrow(() ->
                new ParameterException(
                    parsed.commandSpec().commandLine(),
                    "Give a file and a line, as in `train.py:12`"));
    Terminal terminal = session.terminal();
    Request request =
        AnalysisOptions.request(
            parsed, terminal.directory(), List.of(found.file()), Request.Extent.PROJECT_AROUND);
    Explained explained;
    try (ProgressBar bar = ProgressBar.start(parsed, terminal)) {
      explained = session.analyzer().explain(request, found.line(), bar);
    }
    explained.failures().forEach(terminal::error);
    if (!explained.failures().isEmpty()) {
      return ExitStatus.FAILED;
    }
    Optional<String> text =
        explained
            .explanation()
            .map(explanation ->
                new ExplanationText(
                        path -> Findings.path(terminal.directory(), explained.root(), path),
                        CommonOptions.of(parsed, terminal).paint())
                    .of(explanation));
    if (text.isEmpty()) {
      terminal.error("there is no function at `%s`".formatted(place));
      return ExitStatus.FAILED;
    }
    byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
    boolean written = Destination.standardOutput(terminal).write(out -> out.write(bytes));
    return written ? ExitStatus.CLEAN : ExitStatus.FAILED;
  }
}
