package dev.graphlift.workspace;

import java.nio.file.Path;

/// Which configuration file a run uses.
public sealed interface ConfigurationSource {
  /// The closest one to each project: its own, or that of the nearest folder above.
  record Closest() implements ConfigurationSource {}

  /// None (`--isolated`).
  record Isolated() implements ConfigurationSource {}

  /// This one for every project (`--config FILE`).
  record File(Path file) implements ConfigurationSource {}
}
