package dev.graphlift.literate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes new answers into the expectation blocks of one page.
///
/// Blocks are known by their line in the page as it was read, so every write starts from that text
/// and puts in all that was recorded so far.
final class Recording {
  private final Path file;
  private final List<String> lines;
  private final SortedMap<Integer, Replacement> replacements = new TreeMap<>();

  private record Replacement(Block block, List<String> lines) {}

  Recording(Path file, String text) {
    this.file = file;
    this.lines = text.lines().toList();
  }

  /// Replaces what is between a block's fences, in the file too.
  synchronized void record(Block block, List<String> actual) {
    List<String> kept = Wildcards.keepingPatterns(block.lines(), actual);
    replacements.put(block.line(), new Replacement(block, kept));
    try {
      Files.writeString(file, text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text() {
    List<String> result = new ArrayList<>();
    int next = 0;
    for (Replacement replacement : replacements.values()) {
      Block block = replacement.block();
      result.addAll(lines.subList(next, block.line() - 1));
      String fence = fence(block, replacement.lines());
      result.add(fence + block.info());
      result.addAll(replacement.lines());
      result.add(fence);
      next = block.line() + block.lines().size() + 1;
    }
    result.addAll(lines.subList(next, lines.size()));
    return String.join("\n", result) + "\n";
  }

  /// A fence that no line of the block can close by accident.
  private static String fence(Block block, List<String> lines) {
    String fence = block.fence();
    while (closedByAny(fence, lines)) {
      fence += fence.charAt(0);
    }
    return fence;
  }

  private static boolean closedByAny(String fence, List<String> lines) {
    return lines.stream().anyMatch(line -> line.strip().startsWith(fence));
  }
}
