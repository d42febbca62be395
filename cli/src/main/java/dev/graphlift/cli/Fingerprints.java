package dev.graphlift.cli;

import dev.graphlift.source.LineIndex;
import dev.graphlift.source.SourceText;
import dev.graphlift.workspace.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// Names for diagnostics that stay the same while lines move: made from the file, the code, the
/// message and the line's text. Equal ones are counted.
final class Fingerprints {
  private final Map<String, Integer> seen = new HashMap<>();

  /// The name of the next diagnostic of a run.
  String next(Findings findings, Diagnostic diagnostic) {
    String line =
        findings
            .project()
            .sources()
            .find(diagnostic.span().file())
            .map(source -> line(source, diagnostic.span().line()))
            .orElse("");
    String subject =
        String.join(
            "\0",
            findings.path(diagnostic.span().file()),
            diagnostic.code(),
            diagnostic.message(),
            line);
    return hash(subject + "\0" + seen.merge(subject, 1, Integer::sum));
  }

  private static String line(SourceText source, int number) {
    LineIndex lines = source.lines();
    return number > lines.lineCount()
        ? ""
        : source.text().substring(lines.lineStart(number), lines.lineEnd(number)).strip();
  }

  private static String hash(String subject) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
