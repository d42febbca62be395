package dev.graphlift.cli;

import dev.graphlift.cli.Analyzer.Analysed;
import dev.graphlift.workspace.Applicability;
import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.FixedFile;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Shows and writes what fixes change.
final class Fixing {
  private final List<Findings> projects;
  private final Applicability level;
  private final Terminal terminal;

  Fixing(List<Findings> projects, Applicability level, Terminal terminal) {
    this.projects = projects;
    this.level = level;
    this.terminal = terminal;
  }

  /// How the writing ended.
  ///
  /// @param files the number of files written
  /// @param problems the number of problems that they had and have no more
  /// @param failures the number of files that could not be written
  record Result(int files, long problems, int failures) {}

  /// Writes all changes as a diff and says how many there are.
  int show(Paint paint, Appendable out) throws IOException {
    int files = 0;
    for (Findings findings : projects) {
      for (FixedFile file : findings.project().fixes().apply(level)) {
        DiffFormat.write(file, shown(findings, file), paint, out);
        files++;
      }
    }
    return files;
  }

  private static String shown(Findings findings, FixedFile file) {
    return Printable.text(findings.path(file.path()));
  }

  /// Writes the files; one that cannot be written is named and left as it is.
  Result write() {
    int files = 0;
    int failures = 0;
    Set<Diagnostic> answered = new LinkedHashSet<>();
    for (Findings findings : projects) {
      List<FixedFile> all = findings.project().fixes().apply(level);
      warn(findings, all);
      for (FixedFile file : all) {
        Optional<String> refusal = file.write();
        if (refusal.isEmpty()) {
          files++;
          answered.addAll(file.answered());
        } else {
          failures++;
          terminal.error(
              "cannot fix `%s`: %s".formatted(findings.path(file.path()), refusal.get()));
        }
      }
    }
    return new Result(files, answered.stream().filter(Severities::isProblem).count(), failures);
  }

  private void warn(Findings findings, List<FixedFile> files) {
    Analysed project = findings.project();
    for (String file : Uncommitted.among(project.root(), files)) {
      terminal.warning("`%s` has uncommitted changes".formatted(findings.path(file)));
    }
  }
}
