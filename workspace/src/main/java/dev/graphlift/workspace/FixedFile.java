package dev.graphlift.workspace;

import dev.graphlift.source.SourceText;
import dev.graphlift.syntax.Decoded;
import dev.graphlift.syntax.Decoder;
import dev.graphlift.syntax.Encoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A file with fixes applied, not yet written.
///
/// @param path inside the project
/// @param location where it lies
/// @param before the text that was analysed
/// @param after the text with the fixes
/// @param answered the diagnostics that the fixes answer
public record FixedFile(
    String path, Path location, SourceText before, String after, List<Diagnostic> answered) {
  public FixedFile {
    answered = List.copyOf(answered);
  }

  /// Replaces the file by the fixed one, whole and in its encoding. Says why when it cannot be
  /// written or is not what was analysed any more; it is as it was then.
  public Optional<String> write() {
    return writeTo(location);
  }

  /// Does the same to a copy of the file.
  public Optional<String> writeTo(Path copy) {
    try {
      FileReplacement.replace(copy, this::encoded);
      return Optional.empty();
    } catch (IOException failure) {
      return Optional.of(FileFailure.reason(failure));
    }
  }

  private byte[] encoded(byte[] current) throws IOException {
    Decoded decoded = Decoder.decode(path, current);
    if (!decoded.source().text().equals(before.text()) || decoded.problem().isPresent()) {
      throw new IOException("it changed since it was read");
    }
    Encoding encoding = decoded.encoding();
    boolean isFaithful =
        encoding.encode(before.text()).filter(bytes -> Arrays.equals(bytes, current)).isPresent();
    byte[] bytes = encoding.encode(after).orElse(new byte[0]);
    if (!isFaithful || !Decoder.decode(path, bytes).source().text().equals(after)) {
      throw new IOException("its encoding does not allow to write it back as it is");
    }
    return bytes;
  }
}
