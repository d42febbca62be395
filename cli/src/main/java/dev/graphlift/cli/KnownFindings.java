package dev.graphlift.cli;

import dev.graphlift.cli.Analyzer.Analysed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// Takes out of a run what baselines know: the one that an option names, else those that the
/// projects' configurations name.
record KnownFindings(Terminal terminal, ParseResult parsed) {
  /// The findings to report, after writing down all of them where that is asked for; empty when a
  /// file of known ones could not be read or written.
  Optional<List<Findings>> fresh(List<Analysed> projects) {
    Optional<Path> written = Options.given(parsed, "--write-baseline");
    if (written.isEmpty()) {
      return unknown(projects);
    }
    List<Findings> all = Findings.of(projects, terminal.directory());
    Baseline baseline = Baseline.of(all, terminal.directory().resolve(written.get()));
    return new Destination(written, terminal).write(baseline::write)
        ? Optional.of(baseline.without(all))
        : Optional.empty();
  }

  /// The findings that no baseline knows; empty when one could not be read.
  Optional<List<Findings>> unknown(List<Analysed> projects) {
    Optional<Path> asked = Options.given(parsed, "--baseline");
    Map<Optional<Path>, List<Analysed>> groups = new LinkedHashMap<>();
    for (Analysed project : projects) {
      groups.computeIfAbsent(asked.or(project::baseline), _ -> new ArrayList<>()).add(project);
    }
    List<Findings> fresh = new ArrayList<>();
    for (Map.Entry<Optional<Path>, List<Analysed>> group : groups.entrySet()) {
      List<Findings> all = Findings.of(group.getValue(), terminal.directory());
      if (group.getKey().isEmpty()) {
        fresh.addAll(all);
        continue;
      }
      Path known = group.getKey().get();
      try {
        fresh.addAll(Baseline.read(terminal.directory().resolve(known)).without(all));
      } catch (IOException e) {
        terminal.error(
            "cannot read the baseline `%s`: %s".formatted(shown(known), Destination.reason(e)));
        return Optional.empty();
      }
    }
    return Optional.of(fresh);
  }

  private Path shown(Path file) {
    return file.startsWith(terminal.directory()) ? terminal.directory().relativize(file) : file;
  }
}
