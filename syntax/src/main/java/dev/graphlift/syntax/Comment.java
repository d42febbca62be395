package dev.graphlift.syntax;

import dev.graphlift.source.TextRange;

/// A comment, from `#` to the end of its line, the line break left out.
public record Comment(TextRange range, String text) {}
