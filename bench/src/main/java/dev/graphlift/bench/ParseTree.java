package dev.graphlift.bench;

import dev.graphlift.workspace.Cancellation;
import dev.graphlift.workspace.ConfigurationReader;
import dev.graphlift.workspace.ConfigurationSource;
import dev.graphlift.workspace.Diagnostic;
import dev.graphlift.workspace.Discovery;
import dev.graphlift.workspace.Disk;
import dev.graphlift.workspace.Progress;
import dev.graphlift.workspace.Project;
import dev.graphlift.workspace.ProjectDiscovery;
import dev.graphlift.workspace.ProjectSources;
import dev.graphlift.workspace.SourceFile;
import dev.graphlift.workspace.SourceParser;
import dev.graphlift.workspace.SourceReading;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds, reads and parses the files of projects as `graphlift evaluate` does, and nothing else.
///
/// Takes `--config KEY=VALUE` as often as wanted, then folders. Says what became of every file, as
/// records that end in a null character, since file names may hold any other: `project PATH`, `file
/// LINES PATH`, and `problem CODE PATH` where a file could not be read or is not Python.
public final class ParseTree {
  private ParseTree() {}

  /// Reads the folders that are named; exit code 2 when one cannot be read at all.
  public static void main(String[] words) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    List<String> settings = new ArrayList<>();
    List<Path> folders = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      if (words[i].equals("--config") && i + 1 < words.length) {
        settings.add(words[++i]);
      } else {
        folders.add(Path.of(words[i]).toAbsolutePath());
      }
    }
    boolean whole = read(settings, folders, out);
    out.flush();
    System.exit(whole && !out.checkError() ? 0 : 2);
  }

  private static boolean read(List<String> settings, List<Path> folders, PrintStream out) {
    Disk disk = new Disk();
    SourceReading reading =
        new SourceReading(disk, SourceParser.python(), Progress.silent(), Cancellation.never());
    ConfigurationReader configurations =
        new ConfigurationReader(disk, new ConfigurationSource.Closest(), settings, Set.of());
    ProjectDiscovery discovery =
        new ProjectDiscovery(
            disk, configurations, Optional.empty(), Progress.silent(), Cancellation.never());
    boolean whole = true;
    // One at a time, so that no more than one is in memory.
    for (Path folder : folders) {
      Discovery found = discovery.at(List.of(folder));
      for (Diagnostic problem : found.problems()) {
        System.err.println("error: `%s`: %s".formatted(folder, problem.message()));
        whole = false;
      }
      found.projects().forEach(project -> say(project, reading.read(project), out));
    }
    return whole;
  }

  private static void say(Project project, ProjectSources sources, PrintStream out) {
    record(out, "project", project.name());
    for (SourceFile file : sources.files()) {
      record(out, "file", file.text().lines().lineCount() + " " + file.path());
    }
    Stream.concat(project.diagnostics().stream(), sources.diagnostics().stream())
        .forEach(each -> record(out, "problem", each.code() + " " + each.span().file()));
  }

  private static void record(PrintStream out, String kind, String rest) {
    out.print(kind + " " + rest + "\0");
  }
}
