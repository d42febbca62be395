package dev.graphlift.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// `graphlift rule`: prints the page of a rule, or of all.
final class RuleCommand implements Command {
  private final Terminal terminal;
  private final RuleBook rules;

  RuleCommand(Terminal terminal, RuleBook rules) {
    this.terminal = terminal;
    this.rules = rules;
  }

  /// The rules there are and their pages.
  interface RuleBook {
    /// The ids of all rules, in the order they are listed.
    List<String> ids();

    /// The page of a rule in Markdown.
    Optional<String> page(String id);

    /// What a rule does: the first paragraph of its page under that heading.
    default Optional<String> summary(String id) {
      return page(id)
          .flatMap(page ->
              page.lines()
                  .dropWhile(line -> !line.equals("## What it does"))
                  .skip(1)
                  .dropWhile(String::isBlank)
                  .takeWhile(line -> !line.isBlank())
                  .reduce((one, next) -> one + " " + next));
    }
  }

  /// The forms of a page.
  enum Format {
    /// Markdown.
    TEXT,
    /// An array of objects with id, title and page.
    JSON
  }

  private record Page(String id, String text) {
    String title() {
      String heading = text.lines().filter(line -> line.startsWith("# ")).findFirst().orElse(id);
      return heading.replaceFirst("^# ", "").replace("`", "");
    }
  }

  @Override
  public String name() {
    return "rule";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().description("Prints what a rule looks for, why, and its examples.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("ID")
            .arity("0..1")
            .type(String.class)
            .description("The rule, as in `python-side-effects`.")
            .build());
    spec.addOption(Options.flag("Print every rule.", "--all"))
        .addOption(Options.keyword(Format.class, "FORMAT", "How to print it", "--output-format"));
    return spec;
  }

  @Override
  public ExitStatus run(ParseResult parsed) {
    Optional<String> id = Optional.ofNullable(parsed.matchedPositionalValue(0, null));
    if (id.isPresent() == parsed.hasMatchedOption("--all")) {
      throw new ParameterException(
          parsed.commandSpec().commandLine(), "Give either the ID of a rule or `--all`");
    }
    List<String> wanted = id.map(List::of).orElseGet(rules::ids);
    List<Page> pages = wanted.stream().flatMap(rule -> page(rule).stream()).toList();
    if (id.isPresent() && pages.isEmpty()) {
      String tip =
          Suggestion.closest(id.get(), rules.ids())
              .map("; did you mean `%s`?"::formatted)
              .orElse("; `graphlift rule --all` prints all of them");
      terminal.error("there is no rule `%s`%s".formatted(id.get(), tip));
      return ExitStatus.FAILED;
    }
    Format format = parsed.matchedOptionValue("--output-format", Format.TEXT);
    boolean written =
        Destination.standardOutput(terminal)
            .write(out -> {
              switch (format) {
                case TEXT -> text(pages, out);
                case JSON -> json(pages, out);
              }
            });
    return written ? ExitStatus.CLEAN : ExitStatus.FAILED;
  }

  private Optional<Page> page(String id) {
    return rules.page(id).map(text -> new Page(id, text));
  }

  private static void text(List<Page> pages, OutputStream out) throws IOException {
    String joined = String.join("\n", pages.stream().map(p -> p.text().strip() + "\n").toList());
    out.write(joined.getBytes(StandardCharsets.UTF_8));
  }

  private static void json(List<Page> pages, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonText.indented(out)) {
      json.writeStartArray();
      for (Page page : pages) {
        json.writeStartObject();
        json.writeStringField("code", page.id());
        json.writeStringField("title", page.title());
        json.writeStringField("page", page.text());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeRaw('\n');
    }
  }
}
