package dev.graphlift.cli;

import dev.graphlift.workspace.Profile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a user asks to be analysed, and how.
///
/// @param directory the folder that relative paths start from
/// @param paths files and folders as given
/// @param overrides settings as `KEY=VALUE`, stronger than every configuration file
/// @param jobs number of threads; empty for as many as the machine has cores
/// @param tensorflow the release to assume; empty to find it from the project's files
record Request(
    Path directory,
    List<Path> paths,
    Profile profile,
    Selection selection,
    List<String> overrides,
    Configuration configuration,
    Optional<Integer> jobs,
    Optional<String> tensorflow,
    Signatures signatures) {
  Request {
    paths = List.copyOf(paths);
    overrides = List.copyOf(overrides);
  }

  /// The same request for other paths.
  Request withPaths(List<Path> others) {
    return new Request(
        directory,
        others,
        profile,
        selection,
        overrides,
        configuration,
        jobs,
        tensorflow,
        signatures);
  }

  /// Which rules report, and which files are looked at.
  record Selection(List<String> select, List<String> ignore, List<String> exclude) {
    Selection {
      select = List.copyOf(select);
      ignore = List.copyOf(ignore);
      exclude = List.copyOf(exclude);
    }
  }

  /// Whether configuration files are read.
  enum Configuration {
    READ,
    ISOLATED
  }

  /// Whether input signatures are inferred.
  enum Signatures {
    INFER,
    LEAVE_OUT
  }
}
