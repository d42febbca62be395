package dev.graphlift.architecture.wrong.syntax;

import dev.graphlift.architecture.wrong.stray.Stray;

/// Knows a class of no module.
public record Sample(Stray next) {}
