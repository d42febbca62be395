package dev.graphlift.literate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A heading of a page and what stands between it and the next heading.
///
/// @param parent the heading it is under
/// @param level how many `#` it has
/// @param line of the page, from 1
/// @param blocks its own, without those of headings under it
record Section(
    Optional<Section> parent,
    String title,
    int level,
    int line,
    List<Block> blocks,
    Optional<KnownGap> gap) {

  Section {
    blocks = List.copyOf(blocks);
  }

  /// From the outermost heading down to this one.
  List<Section> chain() {
    Deque<Section> chain = new ArrayDeque<>();
    for (Optional<Section> at = Optional.of(this); at.isPresent(); at = at.get().parent()) {
      chain.addFirst(at.get());
    }
    return List.copyOf(chain);
  }

  /// The heading path in one line.
  String path() {
    return chain().stream().map(Section::title).collect(Collectors.joining(" > "));
  }
}
