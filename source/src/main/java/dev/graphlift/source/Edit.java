package dev.graphlift.source;

/// The replacement of one range of a text.
public record Edit(TextRange range, String replacement) {}
