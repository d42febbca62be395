package dev.graphlift.architecture.wrong.analysis.facts;

import dev.graphlift.architecture.wrong.stray.Stray;

/// Knows a class of no module.
public record Sample(Stray next) {}
