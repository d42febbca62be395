package dev.graphlift.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever lies in a folder, reading it ends and says one thing about each file in trouble.
class NastyTreeTest {
  @TempDir Path folder;

  @EnabledOnOs(OS.LINUX)
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readingEndsWithOneRemarkForEachTrouble(long seed) throws Exception {
    NastyTree tree = new NastyTree(folder.toRealPath(), seed).make();
    try {
      Reading one = read("jobs=1");
      Reading many = read("jobs=5");
      assertThat(one.files()).containsExactlyElementsOf(tree.read);
      assertThat(one.said().stream().filter(each -> !isTooDeep(each)))
          .containsExactlyElementsOf(tree.said);
      assertThat(one.said().stream().filter(NastyTreeTest::isTooDeep)).hasSizeLessThanOrEqualTo(2);
      assertThat(many).isEqualTo(one);
    } finally {
      tree.shell("rm -rf ./* ./-*");
    }
  }

  private Reading read(String override) {
    Disk disk = new Disk();
    ConfigurationReader configurations =
        new ConfigurationReader(
            disk,
            new ConfigurationSource.Isolated(),
            List.of(override, "max-file-size=" + NastyTree.LARGEST),
            Set.of());
    Project project =
        new ProjectDiscovery(
                disk, configurations, Optional.empty(), Progress.silent(), Cancellation.never())
            .at(List.of(folder))
            .projects()
            .getFirst();
    ProjectSources sources =
        new SourceReading(disk, SourceParser.python(), Progress.silent(), Cancellation.never())
            .read(project);
    List<String> said =
        Stream.concat(project.diagnostics().stream(), sources.diagnostics().stream())
            .map(each -> each.span().file() + " " + each.code())
            .sorted()
            .toList();
    return new Reading(sources.files().stream().map(SourceFile::path).toList(), said);
  }

  private static boolean isTooDeep(String said) {
    return said.startsWith("dddd");
  }

  private record Reading(List<String> files, List<String> said) {}
}
