package dev.graphlift.cli;

import dev.graphlift.workspace.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/// The version of this build.
final class Version {
  private Version() {}

  /// A digest of the program, as far as it is one file: it tells builds of one version apart.
  static String build() {
    CodeSource source = Version.class.getProtectionDomain().getCodeSource();
    try {
      Path program = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(program) ? Digest.of(Files.readAllBytes(program)) : "";
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// As in `0.1.0`.
  static String number() {
    try (InputStream text = Version.class.getResourceAsStream("version.txt")) {
      return text == null
          ? "unknown"
          : new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
