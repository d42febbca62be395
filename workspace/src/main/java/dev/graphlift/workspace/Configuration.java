package dev.graphlift.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The settings of one project and where they come from.
///
/// @param base the folder that paths and patterns in the settings count from
/// @param file the file they were read from; empty when there is none
/// @param problems what is wrong with that file or the overrides; the settings hold what is right
public record Configuration(
    Settings settings, Path base, Optional<Path> file, List<Diagnostic> problems) {
  public Configuration {
    problems = List.copyOf(problems);
  }

  /// The file of findings that are known, if one is set; it lies where the configuration file says,
  /// counted from that file's own folder.
  public Optional<Path> baseline() {
    Path folder = file.flatMap(each -> Optional.ofNullable(each.getParent())).orElse(base);
    return settings.baseline().map(folder::resolve);
  }

  /// Tells of paths inside a folder whether the settings leave them out.
  Predicate<String> excludedBelow(Path root) {
    boolean below = root.startsWith(base) && !root.equals(base);
    String prefix = below ? PathNames.text(base.relativize(root)) + "/" : "";
    return path ->
        Stream.of(settings.exclude(), settings.extendExclude())
            .flatMap(List::stream)
            .anyMatch(pattern -> pattern.matches(prefix + path));
  }
}
