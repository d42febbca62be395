package dev.graphlift.analysis.names;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// The names that a star import brings from a module.
///
/// @param names those known, in the order they are listed or bound
/// @param isComplete whether these are all: false where `__all__` is computed or a library's star
///   import is passed on
public record StarExports(Set<String> names, boolean isComplete) {
  public StarExports {
    names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }
}
