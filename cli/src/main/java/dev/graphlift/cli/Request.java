package dev.graphlift.cli;

import dev.graphlift.workspace.ConfigurationSource;
import dev.graphlift.workspace.InputSignatures;
import dev.graphlift.workspace.ResearchTables;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a user asks to be analysed, and how.
///
/// @param directory the folder that relative paths start from
/// @param paths files and folders as given
/// @param line a line of the first path, around which one function is asked about
/// @param overrides settings as `KEY=VALUE` in TOML, stronger than every configuration file
/// @param signatures whether input signatures are inferred
/// @param tables what is wanted besides reports
/// @param reuse whether the report of an earlier run will do
/// @param since the commit that only changes since then are looked at; empty for everything
record Request(
    Path directory,
    List<Path> paths,
    Extent extent,
    Optional<Integer> line,
    List<String> overrides,
    ConfigurationSource configuration,
    InputSignatures signatures,
    ResearchTables.Wanted tables,
    Reuse reuse,
    Optional<String> since) {
  Request {
    paths = List.copyOf(paths);
    overrides = List.copyOf(overrides);
  }

  /// The same request for one path and with more overrides.
  Request with(Path path, List<String> others) {
    return new Request(
            directory,
            List.of(path),
            extent,
            line,
            overrides,
            configuration,
            signatures,
            tables,
            reuse,
            since)
        .with(others);
  }

  /// The same request with more overrides.
  Request with(List<String> others) {
    List<String> more = Stream.concat(overrides.stream(), others.stream()).toList();
    return new Request(
        directory, paths, extent, line, more, configuration, signatures, tables, reuse, since);
  }

  /// The same request about the function around a line of a file.
  Request around(Path file, int number) {
    return new Request(
        directory,
        List.of(file),
        extent,
        Optional.of(number),
        overrides,
        configuration,
        signatures,
        tables,
        reuse,
        since);
  }

  /// The same request with tables besides.
  Request with(ResearchTables.Wanted wanted) {
    return new Request(
        directory, paths, extent, line, overrides, configuration, signatures, wanted, reuse, since);
  }

  /// The same request about what changed since a commit.
  Request since(Optional<String> commit) {
    return new Request(
        directory,
        paths,
        extent,
        line,
        overrides,
        configuration,
        signatures,
        tables,
        reuse,
        commit);
  }

  /// The same request that takes up earlier reports.
  Request reusing(Reuse other) {
    return new Request(
        directory, paths, extent, line, overrides, configuration, signatures, tables, other, since);
  }

  /// Whether reports of earlier runs are used and kept, and where.
  sealed interface Reuse {
    /// Neither.
    record Never() implements Reuse {}

    /// In the folder of each project.
    record InProjects() implements Reuse {}

    /// In one folder for all projects.
    record In(Path folder) implements Reuse {}
  }

  /// What belongs to a path.
  enum Extent {
    /// The project around it.
    PROJECT_AROUND,
    /// The folder itself, whatever lies around it.
    FOLDER_ITSELF
  }
}
