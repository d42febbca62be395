package dev.graphlift.syntax;

import dev.graphlift.source.TextRange;
import java.util.Optional;

/// One `name as asName` of an import.
///
/// @param name dotted in `import a.b`, one segment or `*` in `from m import name`
public record Alias(int id, TextRange range, String name, Optional<String> asName)
    implements Node {}
