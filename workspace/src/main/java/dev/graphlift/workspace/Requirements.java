package dev.graphlift.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the release of TensorFlow that a project runs on, from what it requires, has locked or has
/// installed beside it.
///
/// Only what stands there literally counts. A lower bound alone says nothing: the newest release
/// satisfies it.
final class Requirements {
  private static final long LARGEST = 1L << 24;
  private static final String PACKAGE = "tensorflow(?:[-_](?:cpu|gpu|macos|intel|rocm))?";
  private static final Pattern LOCKED =
      Pattern.compile(
          "name = \""
              + PACKAGE
              + "\"\\s+version = \"([0-9.]+)"
              + "|\""
              + PACKAGE
              + "\": \\{[^{}]*\"version\": \"==([0-9.]+)");
  private static final Pattern REQUIRED =
      Pattern.compile(
          "(?<![\\w./-])"
              + PACKAGE
              + "(?:\\[[^]]*])?[\"']?\\s*(?:=\\s*[\"'])?"
              + "((?:\\s*,?\\s*(?:===?|~=|=|<=|>=|<|>|!=)\\s*[0-9][0-9.]*\\*?)+)");
  private static final Pattern BOUND =
      Pattern.compile("(===?|~=|=|<=|>=|<|>|!=)\\s*([0-9]+)\\.?([0-9]*)\\.?([0-9]*)");
  private static final Pattern INSTALLED =
      Pattern.compile(PACKAGE + "-([0-9]+\\.[0-9]+[0-9.]*)\\.dist-info");
  private static final Pattern LEGACY_KERAS =
      Pattern.compile("TF_USE_LEGACY_KERAS\\W+(?:=\\s*)?[\"']?(?:1|[Tt]rue)\\b");

  private final FileTree tree;
  private final Path root;

  private Requirements(FileTree tree, Path root) {
    this.tree = tree;
    this.root = root;
  }

  /// A release, and where it is said.
  record Found(String release, String because) {}

  /// The release of a project; empty where nothing says it.
  static Optional<Found> tensorflow(FileTree tree, Path root) {
    return new Requirements(tree, root).find();
  }

  /// Whether a source asks for Keras 2 under any release.
  static boolean asksForLegacyKeras(String source) {
    return LEGACY_KERAS.matcher(source).find();
  }

  private Optional<Found> find() {
    return installed().or(() -> said(LOCKED)).or(() -> said(REQUIRED));
  }

  private Optional<Found> installed() {
    return Stream.of(".venv", "venv")
        .map(name -> root.resolve(name).resolve("lib"))
        .flatMap(this::children)
        .flatMap(python -> children(python.resolve("site-packages")))
        .flatMap(each -> {
          Matcher matcher = INSTALLED.matcher(PathNames.name(each));
          return matcher.matches()
              ? Stream.of(new Found(matcher.group(1), "as installed"))
              : Stream.empty();
        })
        .findFirst();
  }

  private Optional<Found> said(Pattern pattern) {
    for (Path file : files()) {
      Optional<String> release =
          text(file).flatMap(text -> pattern == LOCKED ? locked(text) : required(text));
      if (release.isPresent()) {
        return release.map(number -> new Found(number, "by " + PathNames.name(file)));
      }
    }
    return Optional.empty();
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    Stream.concat(children(root), children(root.resolve("requirements")))
        .filter(file -> isRequirementsFile(PathNames.name(file)))
        .sorted()
        .forEach(files::add);
    return files;
  }

  private static boolean isRequirementsFile(String name) {
    return name.matches(".*requirements.*\\.(txt|in)|(environment|conda).*\\.ya?ml")
        || List.of("pyproject.toml", "setup.py", "setup.cfg", "Pipfile", "Pipfile.lock")
            .contains(name)
        || List.of("poetry.lock", "uv.lock", "pdm.lock", "base.txt", "main.txt").contains(name);
  }

  private static Optional<String> locked(String text) {
    Matcher matcher = LOCKED.matcher(text);
    return matcher.find()
        ? Stream.of(1, 2).map(matcher::group).filter(each -> each != null).findFirst()
        : Optional.empty();
  }

  private static Optional<String> required(String text) {
    String code = text.replaceAll("(?m)^\\s*#.*$", "");
    return REQUIRED
        .matcher(code)
        .results()
        .flatMap(match -> newest(match.group(1)).stream())
        .findFirst();
  }

  /// The newest release within some bounds, as far as they bound it from above.
  private static Optional<String> newest(String bounds) {
    Matcher matcher = BOUND.matcher(bounds);
    while (matcher.find()) {
      int major = Integer.parseInt(matcher.group(2));
      boolean hasMinor = !matcher.group(3).isEmpty();
      int minor = hasMinor ? Integer.parseInt(matcher.group(3)) : 0;
      boolean hasPatch = !matcher.group(4).isEmpty() && !matcher.group(4).equals("0");
      if (major != 2 || !hasMinor) {
        continue;
      }
      switch (matcher.group(1)) {
        case "==", "===", "=", "<=" -> {
          return Optional.of("2." + minor);
        }
        case "~=" -> {
          if (!matcher.group(4).isEmpty()) {
            return Optional.of("2." + minor);
          }
        }
        case "<" -> {
          return Optional.of("2." + (hasPatch || minor == 0 ? minor : minor - 1));
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private Stream<Path> children(Path folder) {
    try {
      return tree.kind(folder) == FileTree.Kind.FOLDER
          ? tree.children(folder).stream()
          : Stream.empty();
    } catch (IOException _) {
      return Stream.empty();
    }
  }

  private Optional<String> text(Path file) {
    try {
      return tree.kind(file) == FileTree.Kind.FILE
          ? Optional.of(new String(tree.read(file, LARGEST).bytes(), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException _) {
      // A file that cannot be read says nothing of the release.
      return Optional.empty();
    }
  }
}
