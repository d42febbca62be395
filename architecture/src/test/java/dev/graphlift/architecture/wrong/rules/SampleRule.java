package dev.graphlift.architecture.wrong.rules;

/// What a rule can be asked.
public interface SampleRule {}
