package dev.graphlift.architecture.wrong.analysis.evidence;

/// Knows a later room.
public record Sample(dev.graphlift.architecture.wrong.analysis.names.Sample next) {}
