package dev.graphlift.architecture.wrong.analysis.tensors;

/// Knows a later room.
public record Sample(dev.graphlift.architecture.wrong.analysis.interp.Sample next) {}
