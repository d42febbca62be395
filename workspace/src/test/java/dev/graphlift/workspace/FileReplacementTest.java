package dev.graphlift.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graphlift.source.SourceText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Replaces files that are links, are encoded in odd ways, change meanwhile or cannot be written.
final class FileReplacementTest {
  @TempDir Path folder = Path.of("");
  private Path file = folder;

  @BeforeEach
  void makeFile() throws IOException {
    file = Files.writeString(folder.resolve("steps.py"), "x = 1\n");
  }

  private static FixedFile fixed(Path location, String before, String after) {
    return new FixedFile("steps.py", location, SourceText.of("steps.py", before), after, List.of());
  }

  private List<String> names() throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void keepsPermissions() throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
    assertThat(fixed(file, "x = 1\n", "x = 2\n").write()).isEmpty();
    assertThat(Files.readString(file)).isEqualTo("x = 2\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rwxr-x--x");
    assertThat(names()).containsExactly("steps.py");
  }

  @Test
  void writesThroughLinks() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.py"), Path.of("steps.py"));
    assertThat(fixed(link, "x = 1\n", "x = 2\n").write()).isEmpty();
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.readString(file)).isEqualTo("x = 2\n");
  }

  @Test
  void leavesAFileAloneThatChanged() throws IOException {
    Files.writeString(file, "x = 3\n");
    assertThat(fixed(file, "x = 1\n", "x = 2\n").write()).hasValue("it changed since it was read");
    assertThat(Files.readString(file)).isEqualTo("x = 3\n");
    assertThat(names()).containsExactly("steps.py");
  }

  @Test
  void leavesAFileAloneThatChangesMeanwhile() throws IOException {
    assertThatThrownBy(() ->
            FileReplacement.replace(
                file,
                current -> {
                  Files.writeString(file, "x = 3\n");
                  return "x = 2\n".getBytes(StandardCharsets.UTF_8);
                }))
        .isInstanceOf(IOException.class)
        .hasMessage("it changed since it was read");
    assertThat(Files.readString(file)).isEqualTo("x = 3\n");
    assertThat(names()).containsExactly("steps.py");
  }

  @Test
  void keepsEncodings() throws IOException {
    Charset latin = StandardCharsets.ISO_8859_1;
    String before = "# coding: latin-1\nx = 'é'\n";
    Files.write(file, before.getBytes(latin));
    assertThat(fixed(file, before, before + "y = 'ü'\n").write()).isEmpty();
    assertThat(Files.readAllBytes(file)).isEqualTo((before + "y = 'ü'\n").getBytes(latin));
    assertThat(fixed(file, before + "y = 'ü'\n", before + "y = '中'\n").write())
        .hasValue("its encoding does not allow to write it back as it is");
  }

  @Test
  void keepsAByteOrderMark() throws IOException {
    Files.writeString(file, "\uFEFFx = 1\r\n");
    assertThat(fixed(file, "x = 1\r\n", "x = 2\r\n").write()).isEmpty();
    assertThat(Files.readString(file)).isEqualTo("\uFEFFx = 2\r\n");
  }

  @Test
  void removesWhatAKilledRunLeft() throws IOException {
    Files.writeString(folder.resolve(".steps.py.999999999.graphlift-tmp"), "x");
    Files.writeString(folder.resolve(".other.py.999999999.graphlift-tmp"), "x");
    assertThat(fixed(file, "x = 1\n", "x = 2\n").write()).isEmpty();
    assertThat(names()).containsExactly(".other.py.999999999.graphlift-tmp", "steps.py");
  }

  @Test
  void saysThatAFileIsGone() throws IOException {
    Files.delete(file);
    assertThat(fixed(file, "x = 1\n", "x = 2\n").write()).hasValue("no such file or folder");
    assertThat(names()).isEmpty();
  }
}
