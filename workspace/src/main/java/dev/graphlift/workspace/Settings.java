package dev.graphlift.workspace;

import dev.graphlift.refactor.SmallFunctions;
import dev.graphlift.workspace.globs.GlobSyntaxException;
import dev.graphlift.workspace.globs.PathPattern;
import java.util.List;
import java.util.Optional;

/// What can be set in `[tool.graphlift]`, by the same names with `-` for the capital letters.
///
/// @param src folders that imports are looked up in; empty to find them
/// @param exclude what not to read; replaces the list of defaults
/// @param extendExclude what not to read beside that
/// @param forceExclude whether the excludes hold for paths named on the command line too
/// @param maxFileSize the largest file to read, in bytes
/// @param select rules to apply, or `ALL`
/// @param ignore rules not to apply
/// @param smallFunctions what becomes of functions that compute less than a call into a graph costs
/// @param clues what tells beside calls that functions receive tensors
/// @param tensorflow the release of TensorFlow the project runs on; empty to find it
/// @param baseline the file of findings that are known; empty for none
/// @param jobs the number of threads
public record Settings(
    List<String> src,
    List<PathPattern> exclude,
    List<PathPattern> extendExclude,
    boolean forceExclude,
    boolean respectGitignore,
    long maxFileSize,
    Profile profile,
    List<String> select,
    List<String> ignore,
    List<PerFileIgnore> perFileIgnores,
    SmallFunctions smallFunctions,
    List<Clue> clues,
    Optional<String> tensorflow,
    OutputFormat outputFormat,
    Optional<String> baseline,
    int jobs) {
  public Settings {
    src = List.copyOf(src);
    exclude = List.copyOf(exclude);
    extendExclude = List.copyOf(extendExclude);
    select = List.copyOf(select);
    ignore = List.copyOf(ignore);
    perFileIgnores = List.copyOf(perFileIgnores);
    clues = List.copyOf(clues);
  }

  /// Rules not to apply in some files.
  ///
  /// @param pattern which files, counted from the folder of the configuration file
  public record PerFileIgnore(PathPattern pattern, List<String> rules) {
    public PerFileIgnore {
      rules = List.copyOf(rules);
    }
  }

  private static final List<String> DEFAULT_EXCLUDES =
      List.of(
          ".bzr",
          ".direnv",
          ".eggs",
          ".git",
          ".git-rewrite",
          ".graphlift_cache",
          ".hg",
          ".ipynb_checkpoints",
          ".mypy_cache",
          ".nox",
          ".pants.d",
          ".pyenv",
          ".pytest_cache",
          ".pytype",
          ".ruff_cache",
          ".svn",
          ".tox",
          ".venv",
          ".vscode",
          "__pycache__",
          "__pypackages__",
          "_build",
          "buck-out",
          "build",
          "dist",
          "node_modules",
          "site-packages",
          "venv");

  /// What holds where nothing is set.
  public static Settings defaults() {
    return new SettingsDraft().settings();
  }

  static List<PathPattern> defaultExcludes() {
    return DEFAULT_EXCLUDES.stream().map(Settings::pattern).toList();
  }

  private static PathPattern pattern(String text) {
    try {
      return PathPattern.of(text);
    } catch (GlobSyntaxException broken) {
      throw new IllegalStateException(text, broken);
    }
  }
}
