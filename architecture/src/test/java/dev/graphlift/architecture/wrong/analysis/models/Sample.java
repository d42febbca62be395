package dev.graphlift.architecture.wrong.analysis.models;

/// Knows a later room.
public record Sample(dev.graphlift.architecture.wrong.analysis.values.Sample next) {}
