package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.source.Place;
import java.util.Map;

/// Turns nodes into places and their text.
final class Places {
  private static final int LONGEST = 60;

  private final Map<String, FileIndex> files;

  Places(Map<String, FileIndex> files) {
    this.files = Map.copyOf(files);
  }

  Place of(Site site) {
    FileIndex file = file(site);
    return file.parsed().source().place(file.node(site.node()).range());
  }

  /// The text of a node on one line, shortened.
  String text(Site site) {
    FileIndex file = file(site);
    String text =
        file.parsed().source().slice(file.node(site.node()).range()).replaceAll("\\s+", " ");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  private FileIndex file(Site site) {
    FileIndex file = files.get(site.file());
    if (file == null) {
      throw new IllegalArgumentException("not a file of the project: " + site.file());
    }
    return file;
  }
}
