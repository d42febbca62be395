package dev.graphlift.bench.fuzz;

import dev.graphlift.source.LineIndex;
import dev.graphlift.source.SourceText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Changes a text line by line.
///
/// @param source the text as it is
record LineMutations(Random random, SourceText source) {
  /// The text with one change.
  String once() {
    LineIndex index = source.lines();
    List<String> lines = new ArrayList<>();
    for (int line = 1; line <= index.lineCount(); line++) {
      lines.add(source.text().substring(index.lineStart(line), index.lineEnd(line)));
    }
    int at = random.nextInt(lines.size());
    int count = 1 + random.nextInt(Math.min(8, lines.size() - at));
    List<String> some = lines.subList(at, at + count);
    switch (random.nextInt(6)) {
      case 0 -> some.clear();
      case 1 -> lines.addAll(random.nextInt(lines.size()), List.copyOf(some));
      case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
      case 3 -> indent(some);
      case 4 -> some.replaceAll(line -> line.stripTrailing() + " \\\n");
      default -> some.replaceAll(line -> line.stripTrailing() + "; " + lines.getLast());
    }
    return String.join("", lines);
  }

  private void indent(List<String> some) {
    String space = List.of(" ", "    ", "\t", "        ", "\f", " \t").get(random.nextInt(6));
    boolean deeper = random.nextBoolean();
    some.replaceAll(line -> deeper ? space + line : line.stripLeading());
  }
}
