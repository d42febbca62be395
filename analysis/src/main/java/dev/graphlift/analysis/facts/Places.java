package dev.graphlift.analysis.facts;

import dev.graphlift.analysis.names.FileIndex;
import dev.graphlift.analysis.values.Site;
import dev.graphlift.source.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Turns nodes into places and their text.
final class Places {
  private static final int LONGEST = 60;
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Map<String, FileIndex> files;
  private final Map<Site, Place> places = new HashMap<>();
  private final Map<Site, String> texts = new HashMap<>();

  Places(Map<String, FileIndex> files) {
    this.files = Map.copyOf(files);
  }

  Place of(Site site) {
    return places.computeIfAbsent(site, this::placeOf);
  }

  private Place placeOf(Site site) {
    FileIndex file = file(site);
    return file.parsed().source().place(file.node(site.node()).range());
  }

  /// The text of a node on one line, shortened.
  String text(Site site) {
    return texts.computeIfAbsent(site, this::textOf);
  }

  private String textOf(Site site) {
    FileIndex file = file(site);
    String source = file.parsed().source().slice(file.node(site.node()).range());
    String text = SPACE.matcher(source).replaceAll(" ");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  /// The file of a site.
  FileIndex file(Site site) {
    FileIndex file = files.get(site.file());
    if (file == null) {
      throw new IllegalArgumentException("not a file of the project: " + site.file());
    }
    return file;
  }
}
