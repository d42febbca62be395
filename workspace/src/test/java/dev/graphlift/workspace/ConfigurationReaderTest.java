package dev.graphlift.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What paths in a configuration file count from that is named on the command line.
final class ConfigurationReaderTest {
  private static final String SETTINGS =
      """
      exclude = ["old/one.py"]
      baseline = "known.txt"
      """;

  @Test
  void fileAboveTheProjectCountsFromItsFolder() {
    Configuration read = read("/work/ci.toml");
    assertThat(read.base()).isEqualTo(Path.of("/work"));
    assertThat(read.baseline()).contains(Path.of("/work/known.txt"));
    assertThat(read.excludedBelow(Path.of("/work/project"))).rejects("old/one.py");
  }

  @Test
  void fileElsewhereCountsFromTheProjectButForItsBaseline() {
    Configuration read = read("/etc/ci.toml");
    assertThat(read.base()).isEqualTo(Path.of("/work/project"));
    assertThat(read.baseline()).contains(Path.of("/etc/known.txt"));
    assertThat(read.excludedBelow(Path.of("/work/project"))).accepts("old/one.py");
  }

  @Test
  void fileInsideTheProjectIsElsewhere() {
    Configuration read = read("/work/project/ci/ci.toml");
    assertThat(read.base()).isEqualTo(Path.of("/work/project"));
    assertThat(read.baseline()).contains(Path.of("/work/project/ci/known.txt"));
  }

  private static Configuration read(String file) {
    MemoryTree tree = new MemoryTree().file(file, SETTINGS).folder("/work/project");
    ConfigurationSource source = new ConfigurationSource.File(Path.of(file));
    return new ConfigurationReader(tree, source, List.of(), Set.of())
        .read(Path.of("/work/project"));
  }
}
