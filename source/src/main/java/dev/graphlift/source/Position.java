package dev.graphlift.source;

/// A line and a column as editors show them, both counted from 1; columns count code points.
public record Position(int line, int column) {}
