package dev.graphlift.architecture.wrong.rules;

/// A rule that knows another.
public record Curious(Calm other) implements SampleRule {}
