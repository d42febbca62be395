package dev.graphlift.syntax;

import dev.graphlift.source.TextRange;
import java.util.Optional;

/// One parameter.
///
/// @param range name and annotation, as CPython's `arg` has it: neither stars nor default
/// @param defaultValue the default as written, empty where there is none
public record Parameter(
    int id,
    TextRange range,
    String name,
    ParameterKind kind,
    Optional<Expression> annotation,
    Optional<Expression> defaultValue)
    implements Node {}
