package dev.graphlift.syntax;

import dev.graphlift.source.TextRange;

/// A stretch of a file that is neither white space nor a joined line's backslash.
public record Token(TokenKind kind, TextRange range) {}
