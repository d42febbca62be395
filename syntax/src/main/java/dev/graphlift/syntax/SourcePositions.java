package dev.graphlift.syntax;

import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import dev.graphlift.source.LineIndex;
import dev.graphlift.source.SourceText;
import dev.graphlift.source.TextRange;

/// Turns the parser library's lines and columns into offsets.
///
/// The library counts lines from 1 and columns in code points from 0. Only characters outside the
/// Basic Multilingual Plane make code points and UTF-16 code units differ.
final class SourcePositions {
  private final String text;
  private final LineIndex lines;
  private final boolean hasSurrogates;

  SourcePositions(SourceText source) {
    this.text = source.text();
    this.lines = source.lines();
    this.hasSurrogates = text.chars().anyMatch(c -> Character.isSurrogate((char) c));
  }

  TextRange of(SSTNode node) {
    return of(node.getSourceRange());
  }

  TextRange of(SourceRange range) {
    return new TextRange(
        offset(range.startLine, range.startColumn), offset(range.endLine, range.endColumn));
  }

  /// A range for an error, whose end the library often does not know or places before its start.
  TextRange ofError(SourceRange range) {
    int start = offset(range.startLine, range.startColumn);
    int end = range.endColumn < 0 ? start : offset(range.endLine, range.endColumn);
    return new TextRange(start, Math.max(start, end));
  }

  private int offset(int line, int column) {
    if (line > lines.lineCount()) {
      return text.length();
    }
    int start = lines.lineStart(Math.max(line, 1));
    int units = Math.max(column, 0);
    if (!hasSurrogates) {
      return Math.min(start + units, text.length());
    }
    int end = lines.lineEnd(Math.max(line, 1));
    return text.codePointCount(start, end) <= units ? end : text.offsetByCodePoints(start, units);
  }
}
