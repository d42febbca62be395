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
      Files.writeString(SCHEMA, SettingsReference.schema());
    }
    assertThat(SCHEMA).hasContent(SettingsReference.schema());
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
    String options =
        SettingsReference.keys().stream()
            .flatMap(key -> SettingsReference.page(key).stream())
            .collect(Collectors.joining("\n"));
    String excludes =
        Settings.defaults().exclude().stream()
            .map(PathPattern::text)
            .map(text -> "`" + text + "`")
            .collect(Collectors.joining(", "));
    return INTRODUCTION + options + "\n## What `exclude` holds by default\n\n" + excludes + ".\n";
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
      a string, as in `--config profile=paper`. Paths and patterns in a file that `--config` names count
      from its folder if the project lies in it, else from the project's folder; `baseline` counts from
      the file's folder in any case.

      A key that does not exist, or a value that it cannot take, is an error with its line and column,
      and the run stops there.

      `graphlift config` lists the settings, `graphlift config KEY` prints what is said of one below.

      [graphlift.schema.json](graphlift.schema.json) is a JSON schema of the settings;
      `graphlift config --schema >graphlift.schema.json` writes that of the installed release. Editors that
      read TOML by schemas (Taplo, Even Better TOML) complete and check `graphlift.toml` when its first
      line is `#:schema` with the path or address of that file.

      """;
}
