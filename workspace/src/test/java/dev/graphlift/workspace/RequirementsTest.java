package dev.graphlift.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The release of TensorFlow that a project's files ask for.
final class RequirementsTest {
  private static final Path ROOT = Path.of("/project");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tensorflow==2.9.3 | 2.9",
        "tensorflow-gpu == 2.3.0 | 2.3",
        "tensorflow-cpu[and-cuda]~=2.10.0 | 2.10",
        "tensorflow>=2.4,<2.12 | 2.11",
        "tensorflow>=2.4,<=2.14.1 | 2.14",
        "numpy==1.22.0 | ''",
        "tensorflow>=2.4 | ''",
        "tensorflow | ''",
        "tensorflow-datasets==4.9.0 | ''",
        "tensorflow-probability==0.20 | ''",
        "# tensorflow==2.9.3 | ''",
        "tensorflow~=2.4 | ''",
        "tensorflow==1.15.0 | ''"
      })
  void readsRequirements(String line, String release) {
    assertThat(found("requirements.txt", line + "\n"))
        .isEqualTo(Optional.of(release).filter(each -> !each.isEmpty()));
  }

  @Test
  void readsOtherFiles() {
    assertThat(found("setup.py", "setup(install_requires=['tensorflow==2.8.0', 'numpy'])\n"))
        .contains("2.8");
    assertThat(found("pyproject.toml", "dependencies = [\"numpy\", \"tensorflow<2.16\"]\n"))
        .contains("2.15");
    assertThat(found("pyproject.toml", "[tool.poetry.dependencies]\ntensorflow = \"==2.7.1\"\n"))
        .contains("2.7");
    assertThat(found("environment.yml", "dependencies:\n  - tensorflow=2.6\n")).contains("2.6");
    assertThat(found("poetry.lock", "[[package]]\nname = \"tensorflow\"\nversion = \"2.13.1\"\n"))
        .contains("2.13.1");
    assertThat(found("Pipfile.lock", "{\"tensorflow\": {\"version\": \"==2.12.0\"}}"))
        .contains("2.12.0");
  }

  @Test
  void looksAtWhatIsInstalledFirst() {
    MemoryTree tree =
        new MemoryTree()
            .file("/project/requirements.txt", "tensorflow==2.9.3\n")
            .file(
                "/project/.venv/lib/python3.11/site-packages/tensorflow_cpu-2.15.1.dist-info/RECORD",
                "");
    assertThat(Requirements.tensorflow(tree, ROOT))
        .contains(new Requirements.Found("2.15.1", "as installed"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "os.environ['TF_USE_LEGACY_KERAS'] = '1' | true",
        "os.environ.setdefault(\"TF_USE_LEGACY_KERAS\", \"True\") | true",
        "os.environ['TF_USE_LEGACY_KERAS'] = '0' | false"
      })
  void noticesLegacyKeras(String source, boolean asks) {
    assertThat(Requirements.asksForLegacyKeras(source)).isEqualTo(asks);
  }

  private static Optional<String> found(String file, String text) {
    MemoryTree tree = new MemoryTree().file("/project/" + file, text);
    return Requirements.tensorflow(tree, ROOT).map(Requirements.Found::release);
  }
}
