package dev.graphlift.analysis.models;

import java.util.Optional;

/// One parameter of a library function; a receiver (`self`, `cls`) is not listed.
///
/// @param name its name, without stars
/// @param kind how arguments reach it
/// @param defaultValue the default as Python source text, or empty when an argument is required
public record ApiParameter(String name, Passing kind, Optional<String> defaultValue) {
  /// How arguments reach a parameter.
  public enum Passing {
    POSITIONAL_ONLY,
    POSITIONAL,
    KEYWORD_ONLY,
    /// `*args`.
    REST,
    /// `**kwargs`.
    KEYWORD_REST
  }
}
