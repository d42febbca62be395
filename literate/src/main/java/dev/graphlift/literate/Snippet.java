package dev.graphlift.literate;

import dev.graphlift.source.SourceText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The small project one heading of a spec describes.
///
/// @param name the page and the headings that lead to it, as in `loops.md > A loop > Over a range`
/// @param files path to text, in the order of their blocks; unlabelled Python is `main.py`
/// @param options the joined `toml` blocks that apply, outer headings first; may be empty
/// @param expected info string to text of the heading's own expectation blocks: what to answer
public record Snippet(
    String name, Map<String, String> files, String options, Map<String, String> expected) {
  /// The file that unlabelled Python blocks make up.
  public static final String MAIN = "main.py";

  public Snippet {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
  }

  /// Its files as texts under their paths.
  public List<SourceText> sources() {
    return files.entrySet().stream()
        .map(file -> SourceText.of(file.getKey(), file.getValue()))
        .toList();
  }

  /// Whether the heading has an expectation block of this kind, so that a costly dump is worth
  /// making.
  public boolean asks(String kind) {
    return expected.containsKey(kind);
  }
}
