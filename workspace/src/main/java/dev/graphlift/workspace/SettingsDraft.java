package dev.graphlift.workspace;

import dev.graphlift.refactor.SmallFunctions;
import dev.graphlift.workspace.globs.PathPattern;
import java.util.List;
import java.util.Optional;

/// Settings while they are being put together: defaults, then each source over the one before.
final class SettingsDraft {
  List<String> src = List.of();
  List<PathPattern> exclude = Settings.defaultExcludes();
  List<PathPattern> extendExclude = List.of();
  boolean forceExclude;
  boolean respectGitignore = true;
  long maxFileSize = 8L << 20;
  Profile profile = Profile.DEFAULT;
  List<String> select = List.of("ALL");
  List<String> ignore = List.of();
  List<Settings.PerFileIgnore> perFileIgnores = List.of();
  SmallFunctions smallFunctions = SmallFunctions.LEAVE_EAGER;
  List<Clue> clues = List.of(Clue.values());
  Optional<String> tensorflow = Optional.empty();
  OutputFormat outputFormat = OutputFormat.FULL;
  Optional<String> baseline = Optional.empty();
  int jobs = Runtime.getRuntime().availableProcessors();

  Settings settings() {
    return new Settings(
        src,
        exclude,
        extendExclude,
        forceExclude,
        respectGitignore,
        maxFileSize,
        profile,
        select,
        ignore,
        perFileIgnores,
        smallFunctions,
        clues,
        tensorflow,
        outputFormat,
        baseline,
        jobs);
  }
}
