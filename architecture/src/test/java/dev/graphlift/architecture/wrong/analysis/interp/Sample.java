package dev.graphlift.architecture.wrong.analysis.interp;

/// Knows a later room.
public record Sample(dev.graphlift.architecture.wrong.analysis.facts.Sample next) {}
