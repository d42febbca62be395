package dev.graphlift.source;

/// A remark at its own place that supports a finding: one step of the evidence.
public record Note(Place place, String message) {}
