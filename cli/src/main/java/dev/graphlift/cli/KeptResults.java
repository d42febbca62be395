package dev.graphlift.cli;

import dev.graphlift.workspace.Digest;
import dev.graphlift.workspace.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// The finished projects of an evaluation: for each an archive with its rows of every table.
///
/// Tables are put together from them, so that only what is in work is held in memory, and a run
/// that is done again analyses only what has changed.
///
/// @param folder where the archives lie
record KeptResults(Path folder) {
  private static final String ROW = "row";
  private static final int NAME = 40;
  private static final int TELLING_APART = 12;

  /// Makes the folder, which version control passes over.
  void prepare() throws IOException {
    Files.createDirectories(folder);
    Path ignored = folder.resolve(".gitignore");
    if (!Files.exists(ignored)) {
      WholeFile.write(ignored, out -> out.write("*\n".getBytes(StandardCharsets.UTF_8)));
    }
  }

  /// Whether anything is kept of a project.
  boolean holds(String project) {
    return Files.isRegularFile(archive(project));
  }

  /// What one project has found out already, if it is what an analysis would find out now.
  Optional<ProjectRow> find(String project, String fingerprint) {
    try (ZipFile zip = new ZipFile(archive(project).toFile())) {
      if (!fingerprint.equals(zip.getComment())) {
        return Optional.empty();
      }
      return ProjectRow.read(project, text(zip, ROW).lines().toList());
    } catch (IOException _) {
      // A broken archive is as good as none.
      return Optional.empty();
    }
  }

  /// Keeps the rows of a project.
  void keep(
      ProjectRow row, String fingerprint, List<EvaluationTable> tables, EvaluationTable.Source from)
      throws IOException {
    WholeFile.write(
        archive(row.project()),
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
          zip.setComment(fingerprint);
          zip.putNextEntry(new ZipEntry(ROW));
          zip.write(String.join("\n", row.lines()).getBytes(StandardCharsets.UTF_8));
          for (EvaluationTable table : tables) {
            zip.putNextEntry(new ZipEntry(table.file()));
            table.rows().write(from, zip);
          }
          zip.finish();
        });
  }

  /// Copies the rows of a kept project to a table.
  void copy(String project, EvaluationTable table, OutputStream out) throws IOException {
    try (ZipFile zip = new ZipFile(archive(project).toFile())) {
      ZipEntry entry = zip.getEntry(table.file());
      if (entry == null) {
        throw new IOException("`%s` was changed by another run".formatted(archive(project)));
      }
      try (InputStream rows = zip.getInputStream(entry)) {
        rows.transferTo(out);
      }
    }
  }

  private static String text(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return "";
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// An archive's name begins like the project's, for people; the digest tells projects apart.
  private Path archive(String project) {
    String last = project.replaceAll(".*[/\\\\](?=[^/\\\\])", "").replaceAll("[^\\w.-]+", "-");
    String name = last.substring(0, Math.min(last.length(), NAME));
    String digest = Digest.of(List.of(project)).substring(0, TELLING_APART);
    return folder.resolve("%s-%s.zip".formatted(name, digest));
  }
}
