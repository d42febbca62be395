package dev.graphlift.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graphlift.workspace.globs.PathPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The page of all settings is written from the table of settings: `-Dliterate.update` writes it.
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");
  private static final Path SCHEMA = Path.of("..", "docs", "graphlift.schema.json");
  private static final Set<String> RULES = Set.of();

  @Test
  void pageIsUpToDate() throws IOException {
    if (System.getProperty("literate.update") != null) {
      Files.writeString(PAGE, page());
    }
    assertThat(PAGE).hasContent(page());
  }

  @Test
  void schemaIsUpToDate() throws IOException {
    if (System.getProperty("literate.update") != null) {
      Files.writeString(SCHEMA, schema());
    }
    assertThat(SCHEMA).hasContent(schema());
  }

  private static String schema() {
    return Options.ALL.stream()
        .map(option -> {
          String description = option.description().strip().replace("\n", " ");
          String value = option.schema().substring(1);
          return "    \"%s\": {\"description\": \"%s\", %s"
              .formatted(option.key(), description.replace("\"", "\\\""), value);
        })
        .collect(
            Collectors.joining(
                ",\n",
                """
                {
                  "$schema": "http://json-schema.org/draft-07/schema#",
                  "title": "Settings of Graphlift: graphlift.toml, or [tool.graphlift] of pyproject.toml",
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                """,
                """

                  }
                }
                """));
  }

  @Test
  void examplesAreValid() {
    for (Option option : Options.ALL) {
      MemoryTree tree = new MemoryTree().file("/w/graphlift.toml", option.example());
      Configuration read =
          new ConfigurationReader(tree, new ConfigurationSource.Closest(), List.of(), RULES)
              .read(Path.of("/w"));
      assertThat(ShownDiagnostic.lines(read.problems())).as(option.key()).isEmpty();
      assertThat(option.example()).startsWith(option.key());
    }
  }

  private static String page() {
    String options = Options.ALL.stream().map(ConfigurationPageTest::section).collect(joined());
    String excludes =
        Settings.defaults().exclude().stream()
            .map(PathPattern::text)
            .map(text -> "`" + text + "`")
            .collect(Collectors.joining(", "));
    return INTRODUCTION + options + "\n## What `exclude` holds by default\n\n" + excludes + ".\n";
  }

  private static String section(Option option) {
    return """
    ## `%s`

    %s
    - Value: %s
    - Default: %s

    ```toml
    %s```
    """
        .formatted(
            option.key(),
            option.description(),
            option.shape(),
            option.fallback(),
            option.example());
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining("\n");
  }

  private static final String INTRODUCTION =
      """
      # Configuration

      <!-- Written by ConfigurationPageTest from the table in Options.java; change that one. -->

      Graphlift reads its settings from `graphlift.toml`, or from the table `[tool.graphlift]` of
      `pyproject.toml`. It looks in the project's folder first and then in the folders above it, and
      takes the first of these files that it finds: `graphlift.toml` before `pyproject.toml`, and a
      `pyproject.toml` without the table is passed over. Files are not merged.

      On the command line, `--config KEY=VALUE` sets one key over the file, `--config FILE` names the
      file to use, and `--isolated` reads none. A value is written as in TOML; a bare word stands for
      a string, as in `--config profile=paper`.

      A key that does not exist, or a value that it cannot take, is an error with its line and column,
      and the run stops there.

      [graphlift.schema.json](graphlift.schema.json) is a JSON schema of the settings. Editors that read
      TOML by schemas (Taplo, Even Better TOML) complete and check `graphlift.toml` when its first line is
      `#:schema` with the path or address of that file.

      """;
}
