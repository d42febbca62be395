package dev.graphlift.architecture.wrong.stray;

import dev.graphlift.architecture.wrong.source.Sample;

/// Knows a package that knows this one.
public record Stray(Sample back) {}
