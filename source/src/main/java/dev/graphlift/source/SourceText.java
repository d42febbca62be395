package dev.graphlift.source;

/// The decoded text of one file together with its path and lines.
public final class SourceText {
  private final String path;
  private final String text;
  private final LineIndex lines;

  private SourceText(String path, String text) {
    this.path = path;
    this.text = text;
    this.lines = LineIndex.of(text);
  }

  /// A text under the path its project knows it by, with `/` between the parts.
  public static SourceText of(String path, String text) {
    return new SourceText(path, text);
  }

  /// The path inside the project.
  public String path() {
    return path;
  }

  /// The whole decoded text, line breaks as in the file, without a byte-order mark.
  public String text() {
    return text;
  }

  /// Its lines.
  public LineIndex lines() {
    return lines;
  }

  /// The text of a range.
  public String slice(TextRange range) {
    return text.substring(range.start(), range.end());
  }

  /// A range of this file as a place.
  public Place place(TextRange range) {
    return new Place(path, range);
  }

  @Override
  public String toString() {
    return "SourceText[" + path + "]";
  }
}
