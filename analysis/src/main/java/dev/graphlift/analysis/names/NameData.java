package dev.graphlift.analysis.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The text resources of this package.
final class NameData {
  /// Modules that are loaded before a program's first line, so that no file can shadow them.
  static final Set<String> LOADED;

  /// Top-level modules of the standard library and of widely used libraries.
  static final Set<String> LIBRARIES;

  /// The names of the builtins.
  static final Set<String> BUILTINS;

  static {
    Map<String, Set<String>> sections = sections("python-modules.txt");
    LOADED = Set.copyOf(sections.getOrDefault("[loaded]", Set.of()));
    BUILTINS = Set.copyOf(sections.getOrDefault("[builtins]", Set.of()));
    Set<String> libraries = new HashSet<>(LOADED);
    libraries.addAll(sections.getOrDefault("[standard]", Set.of()));
    libraries.addAll(sections.getOrDefault("[third-party]", Set.of()));
    LIBRARIES = Set.copyOf(libraries);
  }

  private NameData() {}

  /// The lines of a resource without comments and empty ones.
  static List<String> lines(String resource) {
    try (InputStream stream =
            Objects.requireNonNull(NameData.class.getResourceAsStream(resource), resource);
        var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Set<String>> sections(String resource) {
    Map<String, Set<String>> sections = new HashMap<>();
    String section = "";
    for (String line : lines(resource)) {
      if (line.startsWith("[")) {
        section = line;
      } else {
        sections
            .computeIfAbsent(section, _ -> new HashSet<>())
            .addAll(List.of(line.split(" ", -1)));
      }
    }
    return sections;
  }
}
