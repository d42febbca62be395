package dev.graphlift.architecture.wrong.rules;

import java.nio.file.Path;

/// A rule that names a file.
public record Page(Path path) {}
