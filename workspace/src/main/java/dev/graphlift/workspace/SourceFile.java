package dev.graphlift.workspace;

import dev.graphlift.source.SourceText;
import dev.graphlift.syntax.Parsed;

/// One file of a project as it was read.
///
/// @param parsed its tree; an empty one, with problems, where the text is not Python
/// @param stamp what the file on disk was like, to write back only over the same content
public record SourceFile(ProjectFile file, Parsed parsed, FileStamp stamp) {
  /// The path inside the project.
  public String path() {
    return file.path();
  }

  /// The decoded text.
  public SourceText text() {
    return parsed.source();
  }
}
