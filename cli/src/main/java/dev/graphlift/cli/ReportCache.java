package dev.graphlift.cli;

import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.Digest;
import dev.graphlift.workspace.ProjectReport;
import dev.graphlift.workspace.WholeFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The reports of earlier runs, to be shown again where nothing changed that they depend on.
///
/// An entry is a file named by a digest of all that its report depends on, the program among it. It
/// is written beside and moved into place, so that processes may share the folder; one that cannot
/// be read is as good as none. Deleting any of it does no harm.
///
/// @param folder where the entries lie
/// @param build the program, which only reads what it has written itself
record ReportCache(Path folder, String build) {
  /// The name of the folder inside a project.
  static final String NAME = ".graphlift_cache";

  /// Source: Cache Directory Tagging Specification.
  private static final String TAG =
      "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of Graphlift; it may be deleted.\n";

  private static final int MOST_ENTRIES = 16;
  private static final Set<String> OF_THE_MOMENT =
      Set.of(Diagnostic.IO_ERROR, Diagnostic.INTERNAL_ERROR, Diagnostic.OUT_OF_MEMORY);

  /// The report of a project, if it was kept.
  ///
  /// @param fingerprint of the project as it is now
  Optional<ProjectReport> find(String fingerprint) {
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(entry(fingerprint))))) {
      // Read to the end first: that is where the checksum is.
      byte[] bytes = in.readAllBytes();
      return Optional.of(RecordCodec.read(ProjectReport.class, new ByteArrayInputStream(bytes)));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Keeps the report of a project, unless it tells of what another run may not meet. A folder that
  /// cannot be written to keeps nothing.
  void keep(String fingerprint, ProjectReport report) {
    boolean mayChange =
        report.diagnostics().stream().anyMatch(each -> OF_THE_MOMENT.contains(each.code()));
    if (mayChange) {
      return;
    }
    try {
      prepare();
      WholeFile.write(
          entry(fingerprint),
          out -> {
            GZIPOutputStream zip = new GZIPOutputStream(out);
            RecordCodec.write(report, zip);
            zip.finish();
          });
      forget();
    } catch (IOException _) {
      // The run has its report all the same.
    }
  }

  private Path entry(String fingerprint) {
    return folder.resolve(Digest.of(List.of(build, fingerprint)) + ".gz");
  }

  /// Makes the folder, which version control and backups pass over.
  private void prepare() throws IOException {
    Files.createDirectories(folder);
    write(".gitignore", "*\n");
    write("CACHEDIR.TAG", TAG);
  }

  private void write(String name, String text) throws IOException {
    if (!Files.exists(folder.resolve(name))) {
      WholeFile.write(
          folder.resolve(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /// Takes away the oldest entries where there are many.
  private void forget() throws IOException {
    for (Path old : entries().stream().skip(MOST_ENTRIES).toList()) {
      Files.deleteIfExists(old);
    }
  }

  /// The entries, the newest first.
  private List<Path> entries() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".gz"))
          .sorted(Comparator.comparingLong((Path file) -> file.toFile().lastModified()).reversed())
          .toList();
    }
  }

  /// Whether a folder is a cache of ours, and not something else of that name.
  static boolean isCache(Path folder) {
    try {
      Path tag = folder.resolve("CACHEDIR.TAG");
      return Files.isRegularFile(tag) && Files.readString(tag).equals(TAG);
    } catch (IOException _) {
      return false;
    }
  }

  /// Takes all away.
  void clear() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
