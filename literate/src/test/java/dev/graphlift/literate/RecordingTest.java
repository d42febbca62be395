package dev.graphlift.literate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graphlift.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordingTest {
  private static final String PAGE =
      """
      # Two blocks

      ```names
      old
      took [..] ms
      ```

      Prose stays.

      ```files
      ```
      """;

  @TempDir Path folder;

  @Test
  void blocksAreRewrittenInPlaceWhateverTheirOrder() throws IOException {
    Recording recording = new Recording(write(), PAGE);
    List<Block> blocks = blocks();
    recording.record(blocks.get(1), List.of("main.py"));
    recording.record(blocks.get(0), List.of("took 5 ms", "new", "newer"));
    assertThat(read())
        .isEqualTo(
            """
            # Two blocks

            ```names
            took [..] ms
            new
            newer
            ```

            Prose stays.

            ```files
            main.py
            ```
            """);
  }

  @Test
  void aFenceInTheAnswerMakesTheFenceAroundItLonger() throws IOException {
    Recording recording = new Recording(write(), PAGE);
    recording.record(blocks().get(1), List.of("```python", "```"));
    assertThat(read()).endsWith("````files\n```python\n```\n````\n");
  }

  private Path write() throws IOException {
    return Files.writeString(page(), PAGE);
  }

  private String read() throws IOException {
    return Files.readString(page());
  }

  private Path page() {
    return folder.resolve("page.md");
  }

  private static List<Block> blocks() {
    return Page.parse(SourceText.of("page.md", PAGE)).sections().get(0).blocks();
  }
}
