package dev.graphlift.syntax;

import dev.graphlift.source.Problem;
import dev.graphlift.source.SourceText;
import java.util.Optional;

/// What became of one file's bytes: always a text, with replacement characters where they are not
/// what their encoding allows.
///
/// @param problem why Python would not read the bytes, empty where it would
public record Decoded(SourceText source, Encoding encoding, Optional<Problem> problem) {}
