package dev.graphlift.cli;

import dev.graphlift.workspace.FixedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Asks git which files have changes that were not committed, so that a fix would mix with them.
final class Uncommitted {
  private static final int SECONDS = 10;
  private static final int STATUS = 3;

  private Uncommitted() {}

  /// The paths of those files; none where git is not there or the folder is not under it.
  static List<String> among(Path root, List<FixedFile> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    try {
      return changed(root, files);
    } catch (IOException _) {
      return List.of();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static List<String> changed(Path root, List<FixedFile> files)
      throws IOException, InterruptedException {
    List<String> changed = new ArrayList<>();
    for (FixedFile file : files) {
      // No hook or monitor of the repository is started.
      Process git =
          new ProcessBuilder(
                  "git",
                  "--no-optional-locks",
                  "-c",
                  "core.fsmonitor=false",
                  "status",
                  "--porcelain=v1",
                  "--untracked-files=no",
                  "-z",
                  "--",
                  file.path())
              .directory(root.toFile())
              .redirectErrorStream(false)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      git.getOutputStream().close();
      byte[] said = git.getInputStream().readNBytes(1 << 16);
      if (!git.waitFor(SECONDS, TimeUnit.SECONDS)) {
        git.destroyForcibly();
        return changed;
      }
      if (git.exitValue() != 0) {
        return changed;
      }
      if (new String(said, StandardCharsets.UTF_8).length() > STATUS) {
        changed.add(file.path());
      }
    }
    return changed;
  }
}
