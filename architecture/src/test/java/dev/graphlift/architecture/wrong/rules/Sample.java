package dev.graphlift.architecture.wrong.rules;

import dev.graphlift.architecture.wrong.stray.Stray;

/// Knows a class of no module.
public record Sample(Stray next) {}
