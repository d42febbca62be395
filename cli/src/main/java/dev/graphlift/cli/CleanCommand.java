package dev.graphlift.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `graphlift clean`: takes away the caches below some folders.
final class CleanCommand implements Command {
  private final Terminal terminal;

  CleanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public String name() {
    return "clean";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage()
        .description("Takes away the reports of earlier runs that are kept below some folders.");
    spec.addPositional(
        Options.paths("FOLDER", "0..*", "Folders to look in; the current folder unless given."));
    return spec;
  }

  @Override
  public ExitStatus run(ParseResult parsed) {
    List<Path> folders = parsed.matchedPositionalValue(0, List.of());
    for (Path folder : folders.isEmpty() ? List.of(Path.of(".")) : folders) {
      try {
        for (Path cache : caches(terminal.directory().resolve(folder).normalize())) {
          new ReportCache(cache, "").clear();
          say("Removed " + Findings.path(terminal.directory(), cache, ""));
        }
      } catch (IOException e) {
        terminal.error("cannot clean `%s`: %s".formatted(folder, Destination.reason(e)));
        return ExitStatus.FAILED;
      }
    }
    return ExitStatus.CLEAN;
  }

  private void say(String line) {
    Destination.standardOutput(terminal)
        .write(out -> out.write((Printable.text(line) + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Path> caches(Path folder) throws IOException {
    List<Path> caches = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            boolean isNamed = each.endsWith(ReportCache.NAME);
            if (isNamed && ReportCache.isCache(each)) {
              caches.add(each);
            }
            return isNamed || each.endsWith(".git")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path each, IOException why) throws IOException {
            if (each.equals(folder)) {
              throw why;
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return caches;
  }
}
