package dev.graphlift.architecture.wrong.source;

import dev.graphlift.architecture.wrong.stray.Stray;

/// Knows a class of no module.
public record Sample(Stray next) {}
