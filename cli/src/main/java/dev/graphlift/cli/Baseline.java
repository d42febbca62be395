package dev.graphlift.cli;

import dev.graphlift.workspace.Diagnostic;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Diagnostics that are known and put up with, so that only new ones are reported.
///
/// A diagnostic is known by its file, its code and its words, which name the function, and not by
/// its line: lines move. A file of them has one a line, in order, so that versions of it merge.
final class Baseline {
  private static final String FIRST_LINE = "# graphlift baseline";

  private final Path folder;
  private final Map<String, Integer> counts;

  private Baseline(Path folder, Map<String, Integer> counts) {
    this.folder = folder;
    this.counts = new TreeMap<>(counts);
  }

  /// Reads a file.
  ///
  /// @throws IOException also when it is no baseline
  static Baseline read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("No such file");
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (lines.isEmpty() || !lines.getFirst().equals(FIRST_LINE)) {
      throw new IOException("It is not a baseline");
    }
    Map<String, Integer> counts = new TreeMap<>();
    lines.stream().skip(1).forEach(line -> counts.merge(line, 1, Integer::sum));
    return new Baseline(folderOf(file), counts);
  }

  /// All diagnostics of a run.
  ///
  /// @param file where it is to be written, which paths count from
  static Baseline of(List<Findings> projects, Path file) {
    Baseline all = new Baseline(folderOf(file), Map.of());
    for (Findings findings : projects) {
      for (Diagnostic diagnostic : findings.report().diagnostics()) {
        if (mayBeKnown(diagnostic)) {
          all.counts.merge(all.key(findings, diagnostic), 1, Integer::sum);
        }
      }
    }
    return all;
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return folder == null ? file : folder;
  }

  /// What could not be read is never put up with.
  private static boolean mayBeKnown(Diagnostic diagnostic) {
    return diagnostic.severity() != Diagnostic.Severity.ERROR;
  }

  private String key(Findings findings, Diagnostic diagnostic) {
    Path root = findings.directory().resolve(findings.project().root());
    String path = Findings.path(folder, root, diagnostic.span().file());
    return Printable.text("%s: %s %s".formatted(path, diagnostic.code(), diagnostic.message()));
  }

  void write(OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    counts.forEach((key, count) -> text.repeat(key + "\n", count));
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// The projects without the diagnostics that are known and their fixes; of equal ones as many as
  /// are known.
  List<Findings> without(List<Findings> projects) {
    Map<String, Integer> left = new TreeMap<>(counts);
    List<Findings> all = new ArrayList<>();
    for (Findings findings : projects) {
      List<Diagnostic> fresh = new ArrayList<>();
      for (Diagnostic diagnostic : findings.report().diagnostics()) {
        boolean isKnown =
            mayBeKnown(diagnostic) && left.merge(key(findings, diagnostic), -1, Integer::sum) >= 0;
        if (!isKnown) {
          fresh.add(diagnostic);
        }
      }
      all.add(new Findings(findings.project().with(fresh), findings.directory()));
    }
    return all;
  }
}
