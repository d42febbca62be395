package dev.graphlift.syntax;

import dev.graphlift.source.TextRange;

/// A name as written at a definition or after a dot.
///
/// @param text the name, normalised (NFKC) as Python does
/// @param range where it is written
public record Identifier(String text, TextRange range) {}
