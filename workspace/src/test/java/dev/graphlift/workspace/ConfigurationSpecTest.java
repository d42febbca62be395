package dev.graphlift.workspace;

import dev.graphlift.literate.Outcome;
import dev.graphlift.literate.Snippet;
import dev.graphlift.literate.Specs;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.tomlj.Toml;
import org.tomlj.TomlTable;

/// Reads the configuration of a project in the folder where the files of a page lie, or in the one
/// that the option `project` names.
///
/// The option `overrides` lists what is given with `--config`. The block `settings` is what differs
/// from the defaults, `problems` what is wrong.
class ConfigurationSpecTest {
  private static final Set<String> RULES = Set.of("tensor-iteration", "python-side-effects");

  @TestFactory
  Stream<DynamicNode> configuration() {
    return Specs.in(ConfigurationSpecTest.class, "specs/configuration")
        .tests(ConfigurationSpecTest::run);
  }

  private static Outcome run(Snippet snippet) {
    MemoryTree tree = new MemoryTree();
    Path home = Path.of("/home");
    TomlTable options = Toml.parse(snippet.options());
    snippet.files().forEach((path, text) -> tree.file(home.resolve(path).toString(), text));
    List<String> overrides =
        options.getArrayOrEmpty("overrides").toList().stream()
            .map(override -> (String) override)
            .toList();
    Configuration read =
        new ConfigurationReader(tree, new ConfigurationSource.Closest(), overrides, RULES)
            .read(home.resolve(options.getString("project", () -> "")));
    return Outcome.ofBlock("problems", lines(read.problems().stream().map(ShownDiagnostic::line)))
        .withBlock("settings", lines(ShownSettings.changed(read)));
  }

  private static String lines(Stream<String> lines) {
    return String.join("\n", lines.toList());
  }
}
