package dev.graphlift.workspace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A digest of all that the result of analysing a project depends on, so that what was found out
/// once can be used again as long as nothing of it changes. Ages of files do not count.
///
/// @param asked what else the result depends on: who analyses, and what is asked for
public record Fingerprint(Project project, List<String> asked) {
  private static final String UNREADABLE = "unreadable";

  public Fingerprint {
    asked = List.copyOf(asked);
  }

  /// The fingerprint of the files as they are now.
  public String onDisk(FileTree tree) {
    return of(file -> content(tree, file));
  }

  /// The fingerprint of the files as they were read for an analysis.
  public String asRead(ProjectSources sources) {
    Map<ProjectFile, String> contents = new LinkedHashMap<>();
    sources.files().forEach(file -> contents.put(file.file(), file.stamp().hash()));
    return of(file -> contents.getOrDefault(file, UNREADABLE));
  }

  private String content(FileTree tree, ProjectFile file) {
    try {
      return tree.read(file.location(), project.settings().maxFileSize()).stamp().hash();
    } catch (IOException _) {
      return UNREADABLE;
    }
  }

  private String of(Function<ProjectFile, String> content) {
    List<String> texts = new ArrayList<>(asked);
    texts.add(settings(project.settings()));
    texts.add(String.join("\0", project.sourceRoots()));
    texts.add(String.join("\0", project.asked()));
    texts.add(project.requirement().toString());
    project.diagnostics().forEach(diagnostic -> texts.add(diagnostic.toString()));
    for (ProjectFile file : project.files()) {
      texts.add(file.path());
      texts.add(content.apply(file));
    }
    return Digest.of(texts);
  }

  /// The settings that reach into a result. The others, here as they are nowhere, say which files
  /// are read, how a result is shown or how fast it comes.
  private static String settings(Settings settings) {
    return new Settings(
            settings.src(),
            List.of(),
            List.of(),
            false,
            true,
            settings.maxFileSize(),
            settings.profile(),
            settings.select(),
            settings.ignore(),
            settings.perFileIgnores(),
            settings.smallFunctions(),
            settings.clues(),
            settings.tensorflow(),
            OutputFormat.FULL,
            Optional.empty(),
            1)
        .toString();
  }
}
