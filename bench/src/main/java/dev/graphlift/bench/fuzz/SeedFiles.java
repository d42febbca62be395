package dev.graphlift.bench.fuzz;

import dev.graphlift.source.SourceText;
import dev.graphlift.syntax.Decoded;
import dev.graphlift.syntax.Decoder;
import dev.graphlift.syntax.Parsed;
import dev.graphlift.syntax.PythonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// The valid Python files that inputs are made of.
///
/// @param paths in an order that depends on their names alone
record SeedFiles(List<Path> paths) {
  private static final int MOST_LINES = 400;
  private static final int MOST_BYTES = 64 << 10;

  SeedFiles {
    paths = List.copyOf(paths);
  }

  /// The files below some folders, or those that are named, but for large ones.
  static SeedFiles below(List<Path> trees) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path tree : trees) {
      try (Stream<Path> all = Files.walk(tree)) {
        all.filter(SeedFiles::isSmall)
            .sorted(Comparator.comparing(Path::toString))
            .forEach(found::add);
      }
    }
    return new SeedFiles(found);
  }

  private static boolean isSmall(Path file) {
    try {
      return file.toString().endsWith(".py")
          && Files.isRegularFile(file)
          && Files.isReadable(file)
          && Files.size(file) <= MOST_BYTES;
    } catch (IOException _) {
      return false;
    }
  }

  /// One of them, parsed.
  Parsed any(Random random) throws IOException {
    for (int attempts = 0; attempts < 100; attempts++) {
      Path file = paths.get(random.nextInt(paths.size()));
      Decoded decoded = Decoder.decode(file.toString(), Files.readAllBytes(file));
      if (decoded.source().lines().lineCount() <= MOST_LINES) {
        Parsed parsed = PythonParser.parse(decoded);
        if (parsed.isValid()) {
          return parsed;
        }
      }
    }
    return PythonParser.parse(SourceText.of("empty.py", ""));
  }
}
