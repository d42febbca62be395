package dev.graphlift.syntax;

/// How arguments reach a parameter.
public enum ParameterKind {
  POSITIONAL_ONLY,
  POSITIONAL_OR_KEYWORD,
  /// `*args`.
  REST,
  KEYWORD_ONLY,
  /// `**kwargs`.
  KEYWORD_REST
}
