package dev.graphlift.architecture.wrong.analysis.rumours;

import dev.graphlift.architecture.wrong.stray.Stray;

/// Lies in a room that has no place.
public record Sample(Stray next) {}
