package dev.graphlift.architecture.wrong.analysis.names;

/// Knows a later room.
public record Sample(dev.graphlift.architecture.wrong.analysis.models.Sample next) {}
