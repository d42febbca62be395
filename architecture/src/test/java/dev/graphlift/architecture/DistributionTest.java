package dev.graphlift.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The jar that is handed out holds a few parts of large libraries. Whether they are enough shows
/// only in the jar itself.
final class DistributionTest {
  private static final Path JAR = Path.of("..", "cli", "target", "graphlift.jar");

  @BeforeEach
  void needsTheJar() {
    boolean mustExist = System.getenv("CI") != null;
    assumeTrue(mustExist || Files.exists(JAR), "the jar is made by phase `package`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "größe = naïve.ﬁeld + 計算(xµ=𝔘nicode)",
        "text = '\\N{SNOWMAN} \\N{HANGUL SYLLABLE GAG} \\N{latin capital letter gha} 😀'",
        "match point:\n    case (0, [*_]): print(f'{point!r:>{width}}')",
        "class Box[T: int, *Ts, **P]: type Alias = 0xFFFF_FFFF_FFFF_FFFF_FFFF"
      })
  void parsesWhatNeedsTheLibrarysData(String program) throws Exception {
    URL[] jar = {JAR.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader())) {
      Class<?> text = loader.loadClass("dev.graphlift.source.SourceText");
      Class<?> parser = loader.loadClass("dev.graphlift.syntax.PythonParser");
      Object source =
          text.getMethod("of", String.class, String.class).invoke(null, "a.py", program + "\n");
      Object parsed = parser.getMethod("parse", text).invoke(null, source);
      assertThat(parsed.getClass().getMethod("problems").invoke(parsed)).hasToString("[]");
    }
  }

  @Test
  void holdsOnlyTheParserOfItsLibrary() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream())
          .noneMatch(entry -> entry.getName().startsWith("com/oracle/truffle"))
          .noneMatch(entry -> entry.getName().startsWith("com/oracle/graal/python/nodes"));
    }
    assertThat(Files.size(JAR)).as("bytes").isLessThan(12_000_000);
  }
}
