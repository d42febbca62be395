package dev.graphlift.literate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the pages of a module in its source tree, so that failures name files one can open and
/// recording changes what is checked in.
final class SpecFiles {
  private SpecFiles() {}

  /// A Markdown file.
  ///
  /// @param shown path from the root of the repository, for messages
  /// @param name path below the folder asked for
  record SpecFile(Path path, String shown, String name) {
    String read() {
      try {
        return Files.readString(path).replace("\r\n", "\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// The pages below a resource folder of the module a class belongs to, sorted by name.
  static List<SpecFile> find(Class<?> anchor, String folder) {
    Path module = module(anchor);
    Path root = root(module);
    List<SpecFile> files =
        Stream.of("src/main/resources", "src/test/resources")
            .map(resources -> module.resolve(resources).resolve(folder))
            .filter(Files::isDirectory)
            .flatMap(directory -> below(directory, root))
            .sorted(Comparator.comparing(SpecFile::name))
            .toList();
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "no Markdown file below the resource folder `" + folder + "` of " + module);
    }
    return files;
  }

  private static Stream<SpecFile> below(Path directory, Path root) {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths
          .filter(path -> path.toString().endsWith(".md"))
          .map(path ->
              new SpecFile(
                  path, slashed(root.relativize(path)), slashed(directory.relativize(path))))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static Path module(Class<?> anchor) {
    Path classes = classes(anchor);
    return Stream.iterate(Optional.of(classes), at -> at.isPresent(), SpecFiles::parent)
        .flatMap(Optional::stream)
        .filter(SpecFiles::holdsPom)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no module of this build holds " + classes));
  }

  /// The outermost of the directories around a module that are Maven projects themselves.
  private static Path root(Path module) {
    Path root = module;
    while (parent(Optional.of(root)).filter(SpecFiles::holdsPom).isPresent()) {
      root = parent(Optional.of(root)).orElse(root);
    }
    return root;
  }

  private static Optional<Path> parent(Optional<Path> path) {
    return path.map(Path::getParent);
  }

  private static boolean holdsPom(Path directory) {
    return Files.isRegularFile(directory.resolve("pom.xml"));
  }

  private static Path classes(Class<?> anchor) {
    try {
      return Path.of(anchor.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no file holds " + anchor, e);
    }
  }
}
