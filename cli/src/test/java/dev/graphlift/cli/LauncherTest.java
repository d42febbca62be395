package dev.graphlift.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Runs the tests of the wheel's launcher, which are written in Python.
class LauncherTest {
  @Test
  void launcherPassesItsTests() throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder("python3", "-B", "-m", "unittest", "discover", "tests")
              .directory(Path.of("..", "packaging", "wheel").toFile())
              .redirectErrorStream(true)
              .start();
    } catch (IOException absent) {
      assumeTrue(System.getenv("CI") != null, "there is no python3");
      throw absent;
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
