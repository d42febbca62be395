package dev.graphlift.syntax;

import dev.graphlift.source.TextRange;
import java.util.List;
import java.util.Optional;

/// A pattern of a `case`.
public sealed interface Pattern extends Node {
  /// Compares with `==`.
  record MatchValue(int id, TextRange range, Expression value) implements Pattern {}

  /// `None`, `True` or `False`, compared with `is`.
  record MatchSingleton(int id, TextRange range, Literal value) implements Pattern {}

  /// `[a, b, *rest]`.
  record MatchSequence(int id, TextRange range, List<Pattern> patterns) implements Pattern {
    public MatchSequence {
      patterns = List.copyOf(patterns);
    }
  }

  /// `{key: pattern, **rest}`: as many keys as patterns.
  record MatchMapping(
      int id, TextRange range, List<Expression> keys, List<Pattern> patterns, Optional<String> rest)
      implements Pattern {
    public MatchMapping {
      keys = List.copyOf(keys);
      patterns = List.copyOf(patterns);
    }
  }

  /// `cls(a, name=b)`: as many keyword names as keyword patterns.
  record MatchClass(
      int id,
      TextRange range,
      Expression cls,
      List<Pattern> patterns,
      List<String> keywordNames,
      List<Pattern> keywordPatterns)
      implements Pattern {
    public MatchClass {
      patterns = List.copyOf(patterns);
      keywordNames = List.copyOf(keywordNames);
      keywordPatterns = List.copyOf(keywordPatterns);
    }
  }

  /// `*name` or `*_` inside a sequence.
  record MatchStar(int id, TextRange range, Optional<String> name) implements Pattern {}

  /// `pattern as name`, `name` or `_`.
  record MatchAs(int id, TextRange range, Optional<Pattern> pattern, Optional<String> name)
      implements Pattern {}

  /// `a | b`.
  record MatchOr(int id, TextRange range, List<Pattern> patterns) implements Pattern {
    public MatchOr {
      patterns = List.copyOf(patterns);
    }
  }
}
