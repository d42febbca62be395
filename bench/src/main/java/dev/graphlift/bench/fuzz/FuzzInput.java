package dev.graphlift.bench.fuzz;

import dev.graphlift.workspace.InputSignatures;
import dev.graphlift.workspace.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A small project to analyse, made by chance.
///
/// @param number which one of its run it is; with the run's seed and the same trees it makes the
///   same project
/// @param files the bytes of each, by path
record FuzzInput(
    long number, SortedMap<String, byte[]> files, Profile profile, InputSignatures signatures) {
  FuzzInput {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// Writes its files to a folder of its own.
  ///
  /// @return that folder
  Path save(Path folder) throws IOException {
    Path own = Files.createDirectories(folder.resolve("%07d".formatted(number)));
    for (var file : files.entrySet()) {
      Files.write(own.resolve(file.getKey()), file.getValue());
    }
    return own;
  }
}
