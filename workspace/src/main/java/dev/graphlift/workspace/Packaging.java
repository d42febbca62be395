package dev.graphlift.workspace;

import dev.graphlift.workspace.ConfigurationValue.Items;
import dev.graphlift.workspace.ConfigurationValue.Table;
import dev.graphlift.workspace.ConfigurationValue.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tomlj.Toml;

/// What the packaging files of a project say about where its packages lie.
///
/// Only what stands there literally counts; nothing is run.
final class Packaging {
  private static final long LARGEST = 1L << 20;
  private static final List<String> FILES = List.of("pyproject.toml", "setup.cfg", "setup.py");

  private Packaging() {}

  /// Whether a folder is set up to be installed.
  static boolean isProject(FileTree tree, Path folder) {
    return FILES.stream().anyMatch(name -> isFile(tree, folder.resolve(name)));
  }

  /// The folders that hold packages, as written, counted from the project's folder.
  static List<String> packageFolders(FileTree tree, Path folder) {
    List<String> folders = new ArrayList<>();
    text(tree, folder.resolve("pyproject.toml")).map(Packaging::ofToml).ifPresent(folders::addAll);
    text(tree, folder.resolve("setup.cfg")).map(Packaging::ofCfg).ifPresent(folders::addAll);
    text(tree, folder.resolve("setup.py"))
        .map(SetupScript::packageFolders)
        .ifPresent(folders::addAll);
    return folders;
  }

  private static List<String> ofToml(String text) {
    Table whole = ConfigurationValue.of(Toml.parse(text));
    Stream<String> setuptools =
        Stream.concat(
            texts(whole, "tool", "setuptools", "package-dir", ""),
            texts(whole, "tool", "setuptools", "packages", "find", "where"));
    Stream<String> others =
        Stream.of(
                texts(whole, "tool", "pdm", "build", "package-dir"),
                texts(whole, "tool", "uv", "build-backend", "module-root"),
                texts(whole, "tool", "hatch", "build", "sources"),
                texts(whole, "tool", "maturin", "python-source"),
                texts(whole, "tool", "hatch", "build", "targets", "wheel", "packages")
                    .map(each -> RelativePaths.resolve(each, "..")),
                texts(whole, "tool", "pytest", "ini_options", "pythonpath"))
            .flatMap(each -> each);
    return Stream.of(setuptools, poetry(whole), others).flatMap(each -> each).toList();
  }

  private static Stream<String> poetry(Table whole) {
    return value(whole, "tool", "poetry", "packages").stream()
        .flatMap(value -> value instanceof Items(var items, _) ? items.stream() : Stream.empty())
        .flatMap(item -> item instanceof Table table ? texts(table, "from") : Stream.empty());
  }

  private static List<String> ofCfg(String text) {
    IniFile cfg = IniFile.of(text);
    List<String> folders = new ArrayList<>();
    for (String line : cfg.lines("options", "package_dir")) {
      if (line.startsWith("=")) {
        folders.add(line.substring(1).strip());
      }
    }
    folders.addAll(cfg.lines("options.packages.find", "where"));
    folders.addAll(cfg.lines("tool:pytest", "pythonpath"));
    return folders;
  }

  /// The string, or the strings of the list, at the end of a path of keys.
  private static Stream<String> texts(Table table, String... keys) {
    return value(table, keys).stream()
        .flatMap(value -> value instanceof Items(var items, _) ? items.stream() : Stream.of(value))
        .flatMap(value -> value instanceof Text(String text, _) ? Stream.of(text) : Stream.empty());
  }

  private static Optional<ConfigurationValue> value(Table table, String... keys) {
    Optional<ConfigurationValue> at = Optional.of(table);
    for (String key : keys) {
      at =
          at.filter(Table.class::isInstance)
              .map(Table.class::cast)
              .flatMap(each -> Optional.ofNullable(each.entries().get(key)))
              .map(ConfigurationValue.Entry::value);
    }
    return at;
  }

  private static boolean isFile(FileTree tree, Path file) {
    return tree.kind(file) == FileTree.Kind.FILE;
  }

  private static Optional<String> text(FileTree tree, Path file) {
    if (!isFile(tree, file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new String(tree.read(file, LARGEST).bytes(), StandardCharsets.UTF_8));
    } catch (IOException _) {
      // The folder's own rules hold then; whoever reads the file for its content says why.
      return Optional.empty();
    }
  }
}
