package dev.graphlift.architecture.wrong.rules;

/// A rule of its own.
public record Calm() implements SampleRule {}
