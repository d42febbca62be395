package dev.graphlift.architecture.wrong.analysis.values;

/// Knows a later room.
public record Sample(dev.graphlift.architecture.wrong.analysis.interp.Sample next) {}
