package dev.graphlift.literate;

import dev.graphlift.source.SourceText;
import java.util.List;

/// A Markdown file of specs, cut into sections; prose is left out.
///
/// @param source the file, under the path that failures show
/// @param sections in the order of their headings, each without the headings under it
/// @param complaints what could not be understood; a page with complaints is not run
record Page(SourceText source, List<Section> sections, List<Complaint> complaints) {
  Page {
    sections = List.copyOf(sections);
    complaints = List.copyOf(complaints);
  }

  /// Reads a page; whatever the text, the result is a page.
  static Page parse(SourceText source) {
    return new PageReader(source).read();
  }

  /// Whether another heading stands directly under this one.
  boolean hasChildren(Section section) {
    return sections.stream().anyMatch(other -> other.parent().filter(section::equals).isPresent());
  }
}
