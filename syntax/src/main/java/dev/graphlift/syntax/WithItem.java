package dev.graphlift.syntax;

import dev.graphlift.source.TextRange;
import java.util.Optional;

/// One `context as target` of a `with`.
public record WithItem(int id, TextRange range, Expression context, Optional<Expression> target)
    implements Node {}
