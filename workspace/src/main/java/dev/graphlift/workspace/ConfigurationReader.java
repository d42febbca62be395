package dev.graphlift.workspace;

import dev.graphlift.source.Position;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/// Finds and reads the configuration of a project.
///
/// @param overrides settings over those of the file, each as `KEY=VALUE` in TOML; a value that is a
///   bare word counts as a string
/// @param rules the ids of all rules, to check those that a configuration names
public record ConfigurationReader(
    FileTree tree, ConfigurationSource source, List<String> overrides, Set<String> rules) {
  private static final String OWN_FILE = "graphlift.toml";
  private static final String SHARED_FILE = "pyproject.toml";
  private static final long LARGEST = 4L << 20;
  private static final int MOST_SYNTAX_ERRORS = 5;
  private static final Pattern BARE_KEY = Pattern.compile("[\\w-]+");

  public ConfigurationReader {
    overrides = List.copyOf(overrides);
    rules = Set.copyOf(rules);
  }

  /// Reads what holds for the project in a folder.
  public Configuration read(Path root) {
    SettingsDraft draft = new SettingsDraft();
    List<Diagnostic> problems = new ArrayList<>();
    Optional<Located> file = locate(root, problems);
    file.ifPresent(located -> {
      Complaints complaints = new Complaints(located.shown(), rules);
      apply(located.section(), draft, complaints);
      problems.addAll(complaints.found());
    });
    overrides.forEach(override -> problems.addAll(override(override, draft)));
    Path base = file.map(Located::base).orElse(root);
    return new Configuration(draft.settings(), base, file.map(Located::path), problems);
  }

  private Optional<Located> locate(Path root, List<Diagnostic> problems) {
    return switch (source) {
      case ConfigurationSource.Isolated() -> Optional.empty();
      case ConfigurationSource.File(Path file) ->
          section(file, folderAround(root, file), root, problems);
      case ConfigurationSource.Closest() -> closest(root, problems);
    };
  }

  /// What patterns in a file count from that the user names: its folder if the project lies there,
  /// else the project's, as a file for many projects can mean no other.
  private static Path folderAround(Path root, Path file) {
    return Optional.ofNullable(file.normalize().getParent()).filter(root::startsWith).orElse(root);
  }

  private Optional<Located> closest(Path root, List<Diagnostic> problems) {
    for (Path folder = root; folder != null; folder = folder.getParent()) {
      for (String name : List.of(OWN_FILE, SHARED_FILE)) {
        Path file = folder.resolve(name);
        if (tree.kind(file) == FileTree.Kind.FILE) {
          Optional<Located> found = section(file, folder, root, problems);
          if (found.isPresent() || !problems.isEmpty()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  /// The part of a file that is ours; empty when it has none or, with a problem, is unreadable.
  private Optional<Located> section(Path file, Path base, Path root, List<Diagnostic> problems) {
    String shown = shown(file, root);
    Complaints complaints = new Complaints(shown, rules);
    Optional<ConfigurationValue.Table> whole =
        text(file, complaints).flatMap(text -> parse(text, complaints));
    problems.addAll(complaints.found());
    boolean shared = file.endsWith(SHARED_FILE);
    return whole
        .flatMap(table -> shared ? tool(table) : Optional.of(table))
        .map(section -> new Located(file, base, shown, section));
  }

  private static Optional<ConfigurationValue.Table> tool(ConfigurationValue.Table whole) {
    return table(whole, "tool").flatMap(tool -> table(tool, "graphlift"));
  }

  private static Optional<ConfigurationValue.Table> table(
      ConfigurationValue.Table table, String key) {
    return Optional.ofNullable(table.entries().get(key))
        .filter(entry -> entry.value() instanceof ConfigurationValue.Table)
        .map(entry -> (ConfigurationValue.Table) entry.value());
  }

  private Optional<String> text(Path file, Complaints complaints) {
    Position start = new Position(1, 1);
    try {
      byte[] bytes = tree.read(file, LARGEST).bytes();
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      String text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException _) {
      complaints.add(start, 0, "the file is not UTF-8, which TOML files have to be");
    } catch (IOException failure) {
      complaints.add(start, 0, "cannot read the file: " + FileFailure.reason(failure));
    }
    return Optional.empty();
  }

  private static Optional<ConfigurationValue.Table> parse(String text, Complaints complaints) {
    TomlParseResult parsed = Toml.parse(text);
    if (!parsed.hasErrors()) {
      return Optional.of(ConfigurationValue.of(parsed));
    }
    for (TomlParseError error : parsed.errors().stream().limit(MOST_SYNTAX_ERRORS).toList()) {
      Position at = new Position(error.position().line(), error.position().column());
      complaints.add(
          at, 0, "invalid TOML: " + FileFailure.plain(String.valueOf(error.getMessage())));
    }
    return Optional.empty();
  }

  private static void apply(
      ConfigurationValue.Table section, SettingsDraft draft, Complaints complaints) {
    section
        .entries()
        .forEach((key, entry) ->
            Options.find(key)
                .ifPresentOrElse(
                    option -> option.store().store(entry.value(), draft, complaints),
                    () -> complaints.add(entry.key(), key.length(), unknown(key))));
  }

  private List<Diagnostic> override(String text, SettingsDraft draft) {
    Complaints complaints = new Complaints("command line", rules);
    int equals = text.indexOf('=');
    String key = text.substring(0, Math.max(0, equals)).strip();
    if (equals < 0) {
      complaints.add(new Position(1, 1), 0, "expected KEY=VALUE, found `" + text + "`");
    } else if (BARE_KEY.matcher(key).matches() && Options.find(key).isEmpty()) {
      complaints.add(new Position(1, 1), key.length(), unknown(key));
    } else if (BARE_KEY.matcher(key).matches() && isBareWord(text.substring(equals + 1))) {
      String word = text.substring(equals + 1).strip();
      apply(entry(key, word, equals + 2), draft, complaints);
    } else {
      parse(text, complaints).ifPresent(table -> apply(table, draft, complaints));
    }
    return complaints.found();
  }

  /// Shells eat quotes, so `profile=paper` and `tensorflow=2.10` have to work without them.
  private static boolean isBareWord(String value) {
    return value.strip().matches("[\\w.-]+") && !value.strip().matches("true|false|\\d+");
  }

  private static ConfigurationValue.Table entry(String key, String word, int column) {
    Position at = new Position(1, column);
    ConfigurationValue value = new ConfigurationValue.Text(word, at);
    Position start = new Position(1, 1);
    return new ConfigurationValue.Table(
        Map.of(key, new ConfigurationValue.Entry(start, value)), start);
  }

  private static String unknown(String key) {
    return "no setting is called `%s`%s".formatted(key, Spelling.hint(key, Options.keys()));
  }

  private static String shown(Path file, Path root) {
    return file.startsWith(root) ? PathNames.text(root.relativize(file)) : PathNames.text(file);
  }

  /// @param shown the file's name in messages
  private record Located(Path path, Path base, String shown, ConfigurationValue.Table section) {}
}
